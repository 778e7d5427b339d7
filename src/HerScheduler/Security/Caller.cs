using System.Security.Claims;
using HerScheduler.Core.Json;
using HerScheduler.Security.Provider;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>Who is signed in: a person or a machine, with one role and a reach.</summary>
/// <param name="Name">As the fact log and the access log keep it: the account's or the token's name.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Reach">With whose patients.</param>
/// <param name="Way">How they signed in: <c>token</c>, <c>password</c> ….</param>
public sealed record Caller(string Name, UserRole Role, Reach Reach, string Way)
{
    private const string SiteClaim = "site";

    private const string WayClaim = "way";

    private const string AbsentClaim = "stands-in-for";

    /// <summary>A program with a token: it has no patients of its own, and nobody stands in for it.</summary>
    public bool IsMachine => Way is TokenSignIn.SchemeName or JwtSignIn.SchemeName;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the route's policy should have refused the request.</exception>
    public static Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Find(context.User) ?? throw new InvalidOperationException("Nobody is signed in, and the route's policy let the request pass.");
    }

    /// <summary>Null: nobody is signed in, or without a role.</summary>
    public static Caller? Find(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } name }
            || !WireNames<UserRole>.TryParse(user.FindFirstValue(ClaimTypes.Role) ?? "", out var role))
        {
            return null;
        }

        return new Caller(name, role, ReachOf(user, name, role), user.FindFirstValue(WayClaim) ?? "");
    }

    /// <summary>The identity that <see cref="Find"/> reads.</summary>
    /// <param name="name">The account's or the token's name.</param>
    /// <param name="role">The role.</param>
    /// <param name="sites">The sites; of a navigator none means her own patients only, of the others every site.</param>
    /// <param name="way">How they signed in.</param>
    public static ClaimsIdentity Identity(string name, UserRole role, IEnumerable<string> sites, string way) => new(
        [
            new Claim(ClaimTypes.Name, name),
            new Claim(ClaimTypes.Role, WireNames<UserRole>.Of(role)),
            new Claim(WayClaim, way),
            .. sites.Select(site => new Claim(SiteClaim, site)),
        ],
        authenticationType: way);

    /// <summary>The same person, standing in for others as well: their patients and their sites are within reach too.</summary>
    internal static ClaimsPrincipal StandingIn(ClaimsPrincipal person, IEnumerable<AbsentNavigator> absent) => new(
        [
            .. person.Identities,
            new ClaimsIdentity(absent.SelectMany(who =>
                who.SiteIds.Select(site => new Claim(SiteClaim, site)).Prepend(new Claim(AbsentClaim, who.Name.ToLowerInvariant())))),
        ]);

    private static Reach ReachOf(ClaimsPrincipal user, string name, UserRole role)
    {
        string[] sites = [.. user.FindAll(SiteClaim).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)];
        return role switch
        {
            UserRole.Navigator => new Reach(Everywhere: false, sites, [name.ToLowerInvariant(), .. user.FindAll(AbsentClaim).Select(claim => claim.Value)]),
            UserRole.Pharmacy or UserRole.Clinician or UserRole.Administrator => new Reach(Everywhere: sites.Length == 0, sites, []),
            _ => Reach.Nothing,
        };
    }
}
