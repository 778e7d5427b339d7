using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Cli;

/// <summary>The clinics and protocols a verb works with, without a host.</summary>
internal sealed class Clinics
{
    private readonly SiteDirectory? _sites;

    private Clinics(PlanLibrary library, SiteDirectory? sites, Uri? baseUri) => (Library, _sites, BaseUri) = (library, sites, baseUri);

    public PlanLibrary Library { get; }

    /// <summary>The installation's address; null without a settings file.</summary>
    public Uri? BaseUri { get; }

    /// <summary>What the readers ask for; null: every site is known and has the defaults.</summary>
    public Func<string, PlanSettings?>? SiteSettings => _sites is null ? null : _sites.PlanSettingsOf;

    /// <summary>From the service's settings file; without one, the built-in protocols, and any site open Monday to Friday.</summary>
    /// <returns>Null: what is wrong with the file has been written on standard error.</returns>
    public static Clinics? Load(string? config, Terminal terminal)
    {
        if (config is null)
        {
            return new Clinics(PlanLibrary.BuiltIn, sites: null, baseUri: null);
        }

        try
        {
            var installation = SettingsReader.Read(new SchedulerHostOptions { Time = terminal.Clock, ConfigFile = config });
            return new Clinics(installation.Library, installation.Sites, installation.Settings.BaseUri);
        }
        catch (OperatorErrorException unusable)
        {
            terminal.Unusable(config, unusable.Faults.Select(fault => new Fault("#", fault)));
            return null;
        }
    }

    public SiteCalendar CalendarOf(string site) => _sites?.Of(site).Calendar ?? SiteCalendar.MondayToFriday;

    /// <summary>The local day at the site; of an unknown site, the day in UTC.</summary>
    public DateOnly Today(string site, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return _sites?.Of(site).Today(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
    }
}
