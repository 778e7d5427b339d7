using System.Security.Cryptography;
using System.Text;
using HerScheduler.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace HerScheduler.Security.People;

/// <summary>
/// Accounts in the service's database, as ASP.NET Core Identity wants them. Recovery codes are kept as hashes: they open what a password and a phone open.
/// </summary>
internal sealed class AccountStore(SchedulerDb db, IdentityErrorDescriber describer) : UserOnlyStore<AccountRow, SchedulerDb>(db, describer)
{
    public override Task ReplaceCodesAsync(AccountRow user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(HashOf), cancellationToken);

    public override Task<bool> RedeemCodeAsync(AccountRow user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, HashOf(code), cancellationToken);

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
