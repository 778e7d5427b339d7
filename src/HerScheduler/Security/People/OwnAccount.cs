using HerScheduler.Data;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

/// <summary>The key of a second factor: as text, and as the address that a phone reads from a QR code.</summary>
internal sealed record FactorKey(string Text, string Address);

/// <summary>What a signed-in person does to their own account.</summary>
internal sealed class OwnAccount(UserManager<AccountRow> accounts, SignInManager<AccountRow> signIns, IHttpContextAccessor current)
{
    private const string Issuer = "HerScheduler";
    private const int RecoveryCodes = 10;

    public async Task<AccountRow> Read() =>
        await accounts.GetUserAsync(current.HttpContext!.User) ?? throw new InvalidOperationException("The session was checked, and yet its account is gone.");

    /// <returns>Why it was not changed; empty: it was, and every other session has ended.</returns>
    public async Task<IReadOnlyList<string>> ChangePassword(string old, string next)
    {
        var account = await Read();
        if (await accounts.IsLockedOutAsync(account))
        {
            return ["The account is locked for a while."];
        }

        var result = await accounts.ChangePasswordAsync(account, old, next);
        if (!result.Succeeded)
        {
            // A session that somebody left open is no place to guess the password from.
            await accounts.AccessFailedAsync(account);
            return [.. result.Errors.Select(error => error.Description)];
        }

        await signIns.RefreshSignInAsync(account);
        return [];
    }

    /// <summary>The key to be enrolled; the same until it is.</summary>
    public async Task<FactorKey> Key()
    {
        var account = await Read();
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await signIns.RefreshSignInAsync(account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }

        var name = Uri.EscapeDataString(account.UserName!);
        return new FactorKey(key, $"otpauth://totp/{Issuer}:{name}?secret={key}&issuer={Issuer}&digits=6");
    }

    /// <summary>Turns the second factor on when the code is of its key.</summary>
    /// <returns>The recovery codes, this once; null: the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> Enrol(string code)
    {
        var account = await Read();
        var digits = SignInDesk.Digits(code);
        if (account.TwoFactorEnabled || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return null;
        }

        account.LastCode = digits;
        await accounts.SetTwoFactorEnabledAsync(account, enabled: true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await signIns.RefreshSignInAsync(account);
        return [.. codes ?? []];
    }
}
