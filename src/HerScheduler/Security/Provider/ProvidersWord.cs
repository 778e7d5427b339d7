using System.Security.Claims;
using HerScheduler.Problems;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Security.Provider;

/// <summary>What the hospital's provider says of a person or a machine, in our words.</summary>
/// <param name="Name">As logs keep it.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Sites">For patients of these sites.</param>
internal sealed record ProvidersWord(string Name, UserRole Role, IReadOnlyList<string> Sites)
{
    /// <summary>In doubt nothing: no name, no role that the settings know, or no site where sites are asked for.</summary>
    public static Outcome<ProvidersWord> Of(ClaimsPrincipal who, ProviderSettings settings, SiteDirectory sites)
    {
        var name = who.FindFirstValue(settings.NameClaim) ?? "";
        if (AccountName.Fault(name) is { } fault)
        {
            return Problem.Forbidden($"The provider's claim '{settings.NameClaim}' is no name: {fault}");
        }

        var values = ValuesOf(who, settings.RoleClaim);
        if (settings.RoleOf.FirstOrDefault(each => values.Contains(each.Value!))?.Role is not { } role)
        {
            return Problem.Forbidden($"The provider's claim '{settings.RoleClaim}' has no value that means a role here.");
        }

        if (settings.SiteClaim is null)
        {
            return new ProvidersWord(name, role, []);
        }

        var claimed = ValuesOf(who, settings.SiteClaim);
        var here = sites.All.Select(site => site.Id)
            .Where(site => claimed.Contains(site) || settings.SiteOf.Any(each => each.Site == site && claimed.Contains(each.Value!))).ToList();
        return here.Count > 0
            ? new ProvidersWord(name, role, here)
            : Problem.Forbidden($"The provider's claim '{settings.SiteClaim}' has no site of this service.");
    }

    private static HashSet<string> ValuesOf(ClaimsPrincipal who, string claim) =>
        who.FindAll(claim).Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
}
