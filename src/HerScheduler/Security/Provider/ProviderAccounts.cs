using System.Security.Cryptography;
using System.Text;
using HerScheduler.Data;
using HerScheduler.Problems;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.Provider;

/// <summary>
/// Whoever signs in at the provider has an account here without a password, made when they first do: so that a session can be ended, and a person locked,
/// here too. It belongs to the provider's subject, and not to whoever has the same name there some day.
/// </summary>
internal sealed class ProviderAccounts(UserManager<AccountRow> users, TimeProvider time)
{
    /// <summary>The account, with role and sites as the provider says now. When they are others than before, sessions of before end.</summary>
    public async Task<Outcome<AccountRow>> SignedIn(string issuer, string subject, ProvidersWord word)
    {
        var id = IdOf(issuer, subject);
        var sites = string.Join(',', word.Sites);
        var account = await users.FindByIdAsync(id);
        if (await users.FindByNameAsync(word.Name) is { } named && named.Id != id)
        {
            if (named.PasswordHash is null || await users.IsLockedOutAsync(named))
            {
                return Problem.Forbidden("An account of that name is another person's, or locked.");
            }

            // From before there was a provider: its password opens nothing any more.
            await users.DeleteAsync(named);
        }

        if (account is null)
        {
            account = new AccountRow { Id = id, UserName = word.Name, Role = word.Role, Sites = sites, CreatedAt = time.Now(), LastSignInAt = time.Now() };
            var made = await users.CreateAsync(account);
            return made.Succeeded ? account : Problem.Forbidden(string.Join(' ', made.Errors.Select(error => error.Description)));
        }

        if (await users.IsLockedOutAsync(account))
        {
            return Problem.Forbidden("The account is locked here.");
        }

        var isOther = account.Role != word.Role || account.Sites != sites || account.UserName != word.Name;
        (account.UserName, account.Role, account.Sites, account.LastSignInAt) = (word.Name, word.Role, sites, time.Now());
        await (isOther ? users.UpdateSecurityStampAsync(account) : users.UpdateAsync(account));
        return account;
    }

    /// <summary>A UUID that follows from who it is: the same at every sign-in.</summary>
    private static string IdOf(string issuer, string subject) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 16), bigEndian: true).ToString("D");
}
