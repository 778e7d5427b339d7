using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Simulation;

/// <summary>
/// One patient as the checker knows her: the approved plan and the facts that were taken, replayed by the core alone. Nothing of it comes from
/// the service's database.
/// </summary>
internal sealed class SimulatedPatient(TreatmentPlan plan, Site site)
{
    private readonly Course _course = Course.Begin(plan, PlanLibrary.BuiltIn, site.Calendar);
    private readonly Dictionary<string, DateOnly> _acknowledged = new(StringComparer.Ordinal);
    private Schedule? _latest;

    public TreatmentPlan Plan => plan;

    public Site Site => site;

    public bool IsClosed => _course.IsClosed;

    /// <summary>Projected once a day, and anew after each fact.</summary>
    public Schedule On(DateTimeOffset now)
    {
        var today = site.Today(now);
        return _latest is { } latest && latest.AsOf == today ? latest : _latest = _course.ScheduleOn(today);
    }

    public void Take(Fact fact, DateTimeOffset now)
    {
        if (fact is Acknowledged seen)
        {
            _acknowledged[seen.Event] = On(now).Find(seen.Event)!.Date;
        }

        _latest = null;
        _course.Record(fact, site.Today(now)).Match(_ => true, () => true, refusal => throw new InvalidOperationException(refusal.Faults[0].Detail));
    }

    public bool IsAcknowledged(ScheduleEvent item) => _acknowledged.TryGetValue(item.Key, out var date) && date == item.Date;
}

/// <summary>Three sites in three zones, their navigators and patients: the same for the same seed.</summary>
internal sealed class SimulatedClinics
{
    private static readonly string[] Zones = ["Europe/Amsterdam", "America/Chicago", "Pacific/Auckland"];

    public SimulatedClinics(int navigators, int patients, DateOnly start, string domain)
    {
        Settings = Clinics.Of([.. Zones.Select((zone, index) => ($"site-{index}", zone, "06:30"))]);
        for (var site = 0; site < Zones.Length; site++)
        {
            Settings[$"HerScheduler:Sites:{site}:Administrators:0"] = $"boss-{site}-{domain}@example.org";
            Settings[$"HerScheduler:Sites:{site}:Clinicians:0"] = $"doctor-{site}-{domain}@example.org";
        }

        var sites = SettingsReader.Read(new SchedulerHostOptions { Time = new ManualTime(ServiceFixture.Start), Overrides = Settings }).Sites;
        var random = new Random(20260105);
        Documents = [.. Enumerable.Range(0, patients).Select(number => Document(number, number % navigators, start.AddDays(random.Next(-8, 25)), domain))];
        Patients = Documents.Select(document => PlanReader.Read(document, PlanLibrary.BuiltIn, sites.PlanSettingsOf).Value)
            .ToDictionary(plan => plan.Id, plan => new SimulatedPatient(plan, sites.Of(plan.Site)), StringComparer.Ordinal);
    }

    public Dictionary<string, string?> Settings { get; }

    public IReadOnlyList<byte[]> Documents { get; }

    public IReadOnlyDictionary<string, SimulatedPatient> Patients { get; }

    private static byte[] Document(int number, int navigator, DateOnly start, string domain) => System.Text.Encoding.UTF8.GetBytes(
        Given.Documents.Tchp($"plan-{number:00000}", plan =>
        {
            plan["site"] = $"site-{navigator % Zones.Length}";
            plan["navigator"] = $"navigator-{navigator}-{domain}@example.org";
            plan["start"] = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }).ToJsonString());
}
