using System.Net;
using HerScheduler.Settings;

namespace HerScheduler.Security.Edges;

/// <summary>What can be wrong with the settings of security beyond a single one, in sentences.</summary>
internal static class SecurityCheck
{
    private const string Where = "HerScheduler:Security";

    public static IEnumerable<string> Faults(SecuritySettings security)
    {
        foreach (var proxy in security.Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return $"{Where}:Proxies: '{proxy}' is neither an address nor a network such as 10.1.0.0/24.";
        }
    }

    /// <summary>
    /// What speaks against listening there: passwords, tokens and patients' data do not cross a network in the clear. Asked by <c>serve</c>; other verbs listen
    /// nowhere.
    /// </summary>
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
