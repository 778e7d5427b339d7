using System.Net;
using HerScheduler.Settings;

namespace HerScheduler.Security.Edges;

/// <summary>What can be wrong with the settings of security, in sentences.</summary>
internal static class SecurityCheck
{
    private const string Where = "HerScheduler:Security";
    private const int ShortestIdle = 5;
    private const int LongestIdle = 480;
    private const int LongestSession = 24;

    public static IEnumerable<string> Faults(SecuritySettings security)
    {
        if (security.IdleMinutes is < ShortestIdle or > LongestIdle)
        {
            yield return $"{Where}:IdleMinutes must be {ShortestIdle} to {LongestIdle}, not {security.IdleMinutes}.";
        }

        if (security.SessionHours is < 1 or > LongestSession)
        {
            yield return $"{Where}:SessionHours must be 1 to {LongestSession}, not {security.SessionHours}.";
        }

        if (security.RequestsPerMinute < 0 || security.AnonymousPerMinute < 0)
        {
            yield return $"{Where}: RequestsPerMinute and AnonymousPerMinute must be 0 or more.";
        }

        foreach (var proxy in security.Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return $"{Where}:Proxies: '{proxy}' is neither an address nor a network such as 10.1.0.0/24.";
        }

        foreach (var file in new[] { security.CertificateFile, security.KeyFile }.Where(file => file is not null && !File.Exists(file)))
        {
            yield return $"{Where}: the file '{file}' does not exist.";
        }
    }

    /// <summary>What speaks against listening there: passwords, tokens and patients' data do not cross a network in the clear. Asked by <c>serve</c>; other verbs listen nowhere.</summary>
    public static IEnumerable<string> Listening(SchedulerSettings settings)
    {
        foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                if (settings.Security.CertificateFile is null)
                {
                    yield return $"HerScheduler:Urls: '{url}' needs a certificate: name its PEM file in {Where}:CertificateFile.";
                }
            }
            else if (settings.Security.Proxies.Count == 0 && !IsLoopback(url))
            {
                yield return $"HerScheduler:Urls: '{url}' would be open to the network without TLS. Use https and name a certificate ({Where}:CertificateFile), "
                    + $"or name the proxy in front that has TLS ({Where}:Proxies), or listen on 127.0.0.1.";
            }
        }
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
}
