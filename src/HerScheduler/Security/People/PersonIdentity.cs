using System.Globalization;
using System.Security.Claims;
using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

/// <summary>
/// What a person's cookie says of them. Whoever must have a second factor and has none yet gets no role: they can set it up, and nothing else.
/// </summary>
internal sealed class PersonIdentity(TimeProvider time) : IUserClaimsPrincipalFactory<AccountRow>
{
    public const string Way = "password";

    public const string Stamp = "stamp";

    public const string Since = "since";

    /// <summary>Who approves, and who gives accounts: a stolen password alone must not do that.</summary>
    public static bool NeedsSecondFactor(UserRole role) => role is UserRole.Clinician or UserRole.Administrator;

    public Task<ClaimsPrincipal> CreateAsync(AccountRow user) => Create(user, Way);

    /// <param name="user">The account.</param>
    /// <param name="way">How they signed in: at the hospital's provider the second factor is asked for there.</param>
    public Task<ClaimsPrincipal> Create(AccountRow user, string way)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = Caller.Identity(user.UserName!, user.Role, user.Sites.Split(',', StringSplitOptions.RemoveEmptyEntries), way);
        if (way == Way && NeedsSecondFactor(user.Role) && !user.TwoFactorEnabled)
        {
            identity.RemoveClaim(identity.FindFirst(ClaimTypes.Role));
        }

        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id));
        identity.AddClaim(new Claim(Stamp, user.SecurityStamp!));
        identity.AddClaim(new Claim(Since, time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
