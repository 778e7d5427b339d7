using System.Globalization;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Demo;

/// <summary>The demo's clinics: the example sites with digests at midnight, so that today's are there from the first minute, whatever the hour.</summary>
internal static class DemoSites
{
    public static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (index, site) in ExampleSites.All.Index())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"HerScheduler:Sites:{index}:");
            settings[prefix + nameof(SiteSettings.Id)] = site.Id;
            settings[prefix + nameof(SiteSettings.Name)] = site.Name;
            settings[prefix + nameof(SiteSettings.Zone)] = site.Zone;
            settings[prefix + nameof(SiteSettings.DigestTime)] = "00:00";
            settings[prefix + nameof(SiteSettings.Administrators) + ":0"] = site.Administrators[0];
        }

        return settings;
    }
}
