using HerScheduler.Data;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

/// <summary>What came of an attempt to sign in.</summary>
internal enum SignInStep
{
    Refused,
    NeedsCode,

    /// <summary>Signed in, but with a role only once the second factor is set up.</summary>
    MustEnrol,
    Done,
}

/// <summary>Signs people in and out; each attempt is in the access log.</summary>
internal sealed class SignInDesk(
    SignInManager<AccountRow> signIns, UserManager<AccountRow> accounts, IPasswordHasher<AccountRow> hasher, PasswordChecks checks, SignInNotes notes,
    TimeProvider time)
{
    /// <summary>Of nobody: compared with what was typed for a name that does not exist, so that it takes as long as for one that does.</summary>
    private static string? _nobodysHash;

    public Task<SignInStep> WithPassword(string name, string password) =>
        checks.InTurn(() => Check(name, password), signIns.Context.RequestAborted);

    /// <summary>The six digits of the phone; each works once.</summary>
    public async Task<SignInStep> WithCode(string code)
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInStep.Refused;
        }

        var digits = Digits(code);
        var isUsed = digits.Length > 0 && digits == account.LastCode;
        var result = isUsed ? SignInResult.Failed : await signIns.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            account.LastCode = digits;
        }

        await Note(account, "second factor", result.Succeeded);
        return await Step(account, result);
    }

    public async Task<SignInStep> WithRecoveryCode(string code)
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } account || await accounts.IsLockedOutAsync(account))
        {
            return SignInStep.Refused;
        }

        var result = await signIns.TwoFactorRecoveryCodeSignInAsync(code.Trim());
        if (!result.Succeeded)
        {
            // Identity counts no failures here; guessing must end all the same.
            await accounts.AccessFailedAsync(account);
        }

        await Note(account, "recovery code", result.Succeeded);
        return await Step(account, result);
    }

    /// <summary>Ends every session of the person, on whatever machine: a copied cookie ends too.</summary>
    public async Task SignOutEverywhere()
    {
        if (await accounts.GetUserAsync(signIns.Context.User) is { } account)
        {
            await accounts.UpdateSecurityStampAsync(account);
            await notes.Note(account, "sign-out", Caller.Find(signIns.Context.User)?.Way ?? PersonIdentity.Way, succeeded: true);
        }

        await signIns.SignOutAsync();
    }

    public static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private async Task<SignInStep> Check(string name, string password)
    {
        var account = await accounts.FindByNameAsync(name);
        if (account?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(new AccountRow(), _nobodysHash ??= hasher.HashPassword(new AccountRow(), Guid.NewGuid().ToString()), password);
            return SignInStep.Refused;
        }

        var result = await signIns.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        await Note(account, "sign-in", result.Succeeded || result.RequiresTwoFactor);
        return await Step(account, result);
    }

    private async Task<SignInStep> Step(AccountRow account, SignInResult result)
    {
        if (result.Succeeded)
        {
            account.LastSignInAt = time.Now();
            await accounts.UpdateAsync(account);
            return PersonIdentity.NeedsSecondFactor(account.Role) && !account.TwoFactorEnabled ? SignInStep.MustEnrol : SignInStep.Done;
        }

        return result.RequiresTwoFactor ? SignInStep.NeedsCode : SignInStep.Refused;
    }

    private ValueTask Note(AccountRow account, string action, bool succeeded) => notes.Note(account, action, PersonIdentity.Way, succeeded);
}
