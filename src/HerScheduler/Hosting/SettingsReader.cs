using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Facts.Inbound;
using HerScheduler.Localization;
using HerScheduler.Messaging;
using HerScheduler.Retention;
using HerScheduler.Security.Edges;
using HerScheduler.Security.Provider;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;
using HerScheduler.Sites;

namespace HerScheduler.Hosting;

/// <summary>Reads the settings from all their sources and refuses unusable ones, all faults at once.</summary>
public static class SettingsReader
{
    /// <summary>A query names all sites of a caller: their number stays below what every database takes as parameters.</summary>
    private const int MostSites = 1000;

    /// <exception cref="OperatorErrorException">Something in them is unusable.</exception>
    public static InstallationSettings Read(SchedulerHostOptions options) => Read(SettingsSources.Open(options));

    internal static InstallationSettings Read(IConfiguration configuration)
    {
        if (LanguageData.Missing() is { } missing)
        {
            throw new OperatorErrorException(missing);
        }

        var faults = new List<string>();
        var settings = StatedSettings.Bind(configuration, faults);
        faults.AddRange(SettingsChecks.Faults(settings, SchedulerSettings.Section));
        CheckUris(settings, faults);
        var roles = RoleNames.Parse(settings.Roles, faults);
        faults.AddRange(DatabaseCheck.Faults(settings.Database));
        faults.AddRange(MessagingCheck.Faults(settings.Messaging));
        faults.AddRange(FactsQueueCheck.Faults(settings.Messaging.Facts));
        faults.AddRange(EmailCheck.Faults(settings.Email));
        faults.AddRange(RetentionCheck.Faults(settings.Retention));
        faults.AddRange(SecurityCheck.Faults(settings.Security));
        faults.AddRange(AuditKeyFiles.Faults(settings.Audit));

        var sites = ReadSites(settings, faults);
        faults.AddRange(ProviderCheck.Faults(settings.Security, sites));
        var library = ProtocolFolder.Load(settings.ProtocolsFolder, faults);
        CheckPolicies(sites, library.Policies, faults);
        return faults.Count == 0 ? new InstallationSettings(settings, sites, library, roles) : throw new OperatorErrorException(faults);
    }

    private static SiteDirectory ReadSites(SchedulerSettings settings, List<string> faults)
    {
        var configured = settings.Sites.Count > 0 ? settings.Sites : [.. ExampleSites.All];
        if (configured.Count > MostSites)
        {
            faults.Add($"HerScheduler:Sites: at most {MostSites} sites were expected, found {configured.Count}.");
        }

        foreach (var twice in configured.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add($"HerScheduler:Sites: site '{twice.Key}' is configured {twice.Count()} times.");
        }

        return new SiteDirectory(configured.Select(s => SiteReader.Read(s, faults)).OfType<Site>().DistinctBy(s => s.Id).ToList());
    }

    private static void CheckPolicies(SiteDirectory sites, LvefPolicyLibrary policies, List<string> faults)
    {
        foreach (var site in sites.All.Where(site => policies.Find(site.PlanSettings.LvefPolicy) is null))
        {
            faults.Add(
                $"HerScheduler:Sites, site '{site.Id}': PlanSettings:LvefPolicy must be {string.Join(" | ", policies.All.Select(known => known.Id))}, not '{site.PlanSettings.LvefPolicy}'.");
        }
    }

    private static void CheckUris(SchedulerSettings settings, List<string> faults)
    {
        if (!settings.BaseUri.IsAbsoluteUri || !settings.BaseUri.AbsoluteUri.EndsWith('/') || settings.BaseUri.Scheme is not ("http" or "https"))
        {
            faults.Add($"HerScheduler:BaseUri: '{settings.BaseUri}' must be an absolute http or https address that ends with '/'.");
        }

        foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal)
                .Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
            {
                faults.Add($"HerScheduler:Urls: '{url}' is not an address to listen on, such as http://127.0.0.1:5080.");
            }
        }
    }
}
