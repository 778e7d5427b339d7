using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Security.Provider;

/// <summary>What can be wrong with the settings of the hospital's provider beyond a single one, in sentences.</summary>
internal static class ProviderCheck
{
    private const string Where = "HerScheduler:Security";

    public static IEnumerable<string> Faults(SecuritySettings security, SiteDirectory sites) =>
        [.. Faults(security.OpenIdConnect, $"{Where}:OpenIdConnect", sites), .. Faults(security.Jwt, $"{Where}:Jwt", sites)];

    private static IEnumerable<string> Faults(ProviderSettings? provider, string where, SiteDirectory sites)
    {
        if (provider is null)
        {
            yield break;
        }

        if (provider.Authority is { } authority && !IsProtected(authority))
        {
            yield return $"{where}:Authority: '{authority}' must be an https address: who signs in is told over it.";
        }

        if (provider.RoleOf.Count == 0)
        {
            yield return $"{where}:RoleOf: no value of the claim '{provider.RoleClaim}' means a role, so nobody could do anything.";
        }

        foreach (var site in provider.SiteOf.Select(each => each.Site).OfType<string>().Where(site => sites.Find(site) is null))
        {
            yield return $"{where}:SiteOf: there is no site '{site}' in the settings.";
        }
    }

    /// <summary>In the clear only on this machine: for trying it out.</summary>
    internal static bool IsProtected(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
