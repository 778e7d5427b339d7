using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>Reads plans with their logs, however many in two queries, and replays them.</summary>
public sealed partial class CourseReader(SchedulerDb db, InstallationSettings installation, ILogger<CourseReader> logger)
{
    /// <summary>One plan.</summary>
    public async Task<Outcome<StoredCourse>> Find(string planId, CancellationToken cancel) =>
        OutcomeOf(planId, (await Read(db.Plans.Where(p => p.Id == planId), cancel)).SingleOrDefault().Course);

    /// <summary>Many plans by their ids, each with what <see cref="Find"/> would say.</summary>
    public async Task<IReadOnlyDictionary<string, Outcome<StoredCourse>>> FindAll(IReadOnlyCollection<string> planIds, CancellationToken cancel)
    {
        var read = (await Read(db.Plans.Where(p => planIds.Contains(p.Id)), cancel)).ToDictionary(plan => plan.Id, plan => plan.Course, StringComparer.Ordinal);
        return planIds.ToDictionary(id => id, id => OutcomeOf(id, read.GetValueOrDefault(id)), StringComparer.Ordinal);
    }

    /// <summary>Many plans, ordered by id. One that no longer fits the configuration is logged and left out: it must not block the others.</summary>
    public async Task<IReadOnlyList<StoredCourse>> Load(IQueryable<PlanRow> plans, CancellationToken cancel)
    {
        var courses = new List<StoredCourse>();
        foreach (var (_, read) in await Read(plans, cancel))
        {
            if (read.IsValid)
            {
                courses.Add(read.Value);
            }
            else
            {
                LogUnreadable(string.Join("; ", read.Faults));
            }
        }

        return courses;
    }

    /// <summary>After an amendment that moved the patient to another site: the same course by that site's calendar. Otherwise the course itself.</summary>
    /// <param name="stored">The course, with the facts just accepted.</param>
    /// <param name="accepted">Those facts.</param>
    public StoredCourse AtItsSite(StoredCourse stored, IReadOnlyList<Fact> accepted)
    {
        var site = installation.Sites.Of(stored.Course.Plan.Site);
        return site.Id == stored.Site.Id
            ? stored
            : stored with { Site = site,
                Course = Course.Replay(ReadPlan(stored.Log[0].Body).Value, [.. stored.Facts, .. accepted], installation.Library, site.Calendar) };
    }

    /// <summary>The same course, as another calendar of its site would have it.</summary>
    public StoredCourse With(StoredCourse stored, SiteCalendar calendar) =>
        stored with { Course = Course.Replay(ReadPlan(stored.Log[0].Body).Value, stored.Facts, installation.Library, calendar) };

    /// <summary>The same course as it stood after its first <paramref name="facts"/> facts: what was known then.</summary>
    public StoredCourse After(StoredCourse stored, int facts)
    {
        IReadOnlyList<Fact> known = [.. stored.Facts.Take(facts)];
        var course = Course.Replay(ReadPlan(stored.Log[0].Body).Value, known, installation.Library, stored.Site.Calendar);
        return stored with { Course = course, Facts = known, Log = [.. stored.Log.Take(facts + 1)] };
    }

    /// <summary>The same course as if the fact were recorded, whether or not it would be accepted. Nothing is judged.</summary>
    public StoredCourse Supposing(StoredCourse stored, Fact fact)
    {
        IReadOnlyList<Fact> facts = [.. stored.Facts, fact];
        var site = fact is PlanAmended amended ? installation.Sites.Of(amended.Document.Site) : stored.Site;
        return stored with { Site = site, Facts = facts, Course = Course.Replay(ReadPlan(stored.Log[0].Body).Value, facts, installation.Library, site.Calendar) };
    }

    private async Task<List<(string Id, ReadResult<StoredCourse> Course)>> Read(IQueryable<PlanRow> plans, CancellationToken cancel)
    {
        var rows = await plans.OrderBy(p => p.Id).ToListAsync(cancel);
        var ids = plans.Select(p => p.Id);
        var log = await db.Log.AsNoTracking().Where(e => ids.Contains(e.PlanId)).OrderBy(e => e.Number).ToListAsync(cancel);
        var entries = log.ToLookup(e => e.PlanId, StringComparer.Ordinal);

        // What was recorded after the row was read does not belong to this version of it.
        return [.. rows.Select(row => (row.Id, Replay(row, [.. entries[row.Id].Where(e => e.Number <= row.Entries)])))];
    }

    private static Outcome<StoredCourse> OutcomeOf(string planId, ReadResult<StoredCourse>? read) => read is null
        ? Problem.NoSuchPlan(planId)
        : read.Match<Outcome<StoredCourse>>(
            course => course,
            faults => Problem.Contradiction("The stored plan no longer fits the configured sites and protocols.", faults));

    private ReadResult<StoredCourse> Replay(PlanRow row, IReadOnlyList<LogEntryRow> log)
    {
        if (installation.Sites.Find(row.Site) is not { } site)
        {
            return Invalid(row, [new Fault("#/site", $"site '{row.Site}' is not configured")]);
        }

        // Before approval there is no log: the draft's own document. Afterwards entry 0 holds what was approved.
        var document = ReadPlan(log.Count == 0 ? row.Document : log[0].Body);
        var facts = log.Skip(1).Select(e => FactReader.ReadStored(Encoding.UTF8.GetBytes(e.Body), installation.Library, installation.Sites.PlanSettingsOf))
            .ToList();
        var faults = document.Faults.Concat(facts.SelectMany(f => f.Faults)).ToList();
        if (faults.Count > 0)
        {
            return Invalid(row, faults);
        }

        var recorded = facts.ConvertAll(f => f.Value);
        try
        {
            var course = Course.Replay(document.Value, recorded, installation.Library, site.Calendar);
            return ReadResult<StoredCourse>.Valid(new StoredCourse(row, site, course, recorded, log));
        }
        catch (ArgumentException unreplayable)
        {
            // A log that these rules cannot follow (tampered with, or of another version) must not block other plans.
            return Invalid(row, [new Fault("#/facts", unreplayable.Message)]);
        }
    }

    private ReadResult<TreatmentPlan> ReadPlan(string document) =>
        PlanReader.Read(Encoding.UTF8.GetBytes(document), installation.Library, installation.Sites.PlanSettingsOf);

    private static ReadResult<StoredCourse> Invalid(PlanRow row, IReadOnlyList<Fault> faults) =>
        ReadResult<StoredCourse>.Invalid([.. faults.Select(f => f with { Detail = $"stored plan {row.Id}: {f.Detail}" })]);

    [LoggerMessage(Level = LogLevel.Error, Message = "A stored plan no longer fits the configured sites and protocols: {Faults}")]
    private partial void LogUnreadable(string faults);
}
