using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Hosting.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Cli;

/// <summary>The clinics and protocols a verb works with, without a host.</summary>
internal sealed class Clinics
{
    private readonly SiteDirectory? _sites;

    private Clinics(ProtocolLibrary library, SiteDirectory? sites) => (Library, _sites) = (library, sites);

    public ProtocolLibrary Library { get; }

    /// <summary>What the readers ask for; null: every site is known and has the defaults.</summary>
    public Func<string, PlanSettings?>? SiteSettings => _sites is null ? null : _sites.PlanSettingsOf;

    /// <summary>From the settings file, or without one: the built-in protocols, and any site open Monday to Friday.</summary>
    public static ReadResult<Clinics> Load(string? config, Terminal terminal)
    {
        if (config is null)
        {
            return ReadResult<Clinics>.Valid(new Clinics(ProtocolLibrary.BuiltIn, sites: null));
        }

        return InputFile.Read(config, terminal).Match(bytes => Parse(bytes, terminal), ReadResult<Clinics>.Invalid);
    }

    public SiteCalendar CalendarOf(string site) => _sites?.Of(site).Calendar ?? SiteCalendar.MondayToFriday;

    /// <summary>The local day at the site; of an unknown site, the day in UTC.</summary>
    public DateOnly Today(string site, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return _sites?.Of(site).Today(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
    }

    private static ReadResult<Clinics> Parse(byte[] json, Terminal terminal)
    {
        SchedulerSettings settings;
        try
        {
            using var stream = new MemoryStream(json);
            settings = new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection(SchedulerSettings.Section).Get<SchedulerSettings>() ?? new SchedulerSettings();
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return Invalid([fault.Message]);
        }

        var faults = new List<string>();
        var sites = settings.Sites.Select(site => SiteReader.Read(site, faults)).OfType<Site>().ToList();
        return faults.Count > 0
            ? Invalid(faults)
            : LibraryFolder.Read(settings.ProtocolsFolder, terminal).Match(
                library => ReadResult<Clinics>.Valid(new Clinics(library, sites.Count == 0 ? null : new SiteDirectory(sites))),
                ReadResult<Clinics>.Invalid);
    }

    private static ReadResult<Clinics> Invalid(IEnumerable<string> sentences) =>
        ReadResult<Clinics>.Invalid([.. sentences.Select(sentence => new Fault("#", sentence))]);
}
