using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Plans before approval: written down, and replaced as often as needed.</summary>
public sealed class PlanDrafts(SchedulerDb db, InstallationSettings installation, OpenPlans open, TimeProvider time)
{
    /// <summary>Stores a new draft. A plan with this id is never overwritten.</summary>
    public Task<Outcome<PlanView>> Create(ReadOnlyMemory<byte> document, SenderRight author, CancellationToken cancel) => Read(document).Match(
        plan => db.InOneTransaction<Outcome<PlanView>>(
            async token =>
            {
                if (author.ObjectionTo(plan, before: null) is { } objection)
                {
                    return objection;
                }

                if (await db.Plans.SingleOrDefaultAsync(p => p.Id == plan.Id, token) is { } there)
                {
                    return await Again(there, plan, token);
                }

                if (await Tombstones.Find(db, plan.Id, token) is { } purged)
                {
                    return Tombstones.Refusal(purged);
                }

                var row = NewRow(plan, time.Now());
                db.Plans.Add(row);
                return await View(row, plan, token);
            },
            cancel),
        Malformed);

    /// <summary>Reads and reviews a draft; nothing is stored.</summary>
    /// <param name="document">The document.</param>
    /// <param name="author">Who writes it.</param>
    /// <param name="before">The draft it would replace; null: none.</param>
    /// <param name="cancel">Stops the queries.</param>
    public Task<Outcome<DraftReview>> Try(ReadOnlyMemory<byte> document, SenderRight author, TreatmentPlan? before, CancellationToken cancel) =>
        Read(document).Match<Task<Outcome<DraftReview>>>(
            async plan => author.ObjectionTo(plan, before) is { } objection ? objection : await Review(plan, cancel),
            faults => Task.FromResult<Outcome<DraftReview>>(Problem.Malformed(faults)));

    /// <summary>Somebody who got no answer sends the same draft again, and is answered as the first time.</summary>
    private async Task<Outcome<PlanView>> Again(PlanRow there, TreatmentPlan plan, CancellationToken cancel)
    {
        var isSame = there.Document == DocumentOf(plan);
        if (isSame && there.Status == PlanStatus.Draft)
        {
            return await View(there, plan, cancel);
        }

        return Problem.Conflict(isSame
            ? $"Plan '{plan.Id}' has this very document, and is {WireNames<PlanStatus>.Of(there.Status)} already; nothing was changed."
            : $"There is a plan '{plan.Id}' already; nothing was changed. A draft is replaced with PUT.");
    }

    /// <summary>Replaces a draft. An approved plan is changed by facts only.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="document">The new document.</param>
    /// <param name="author">Who writes it.</param>
    /// <param name="condition">The version it must have.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="seen">The draft that the author looked at; null: whichever.</param>
    public Task<Outcome<PlanView>> Replace(
        string id, ReadOnlyMemory<byte> document, SenderRight author, IfMatch condition, CancellationToken cancel, DraftTag? seen = null) =>
        Read(document).Match(
        plan => plan.Id == id
            ? db.InOneTransaction(token => Replace(plan, author, condition, seen, token), cancel)
            : Malformed([new Fault("#/id", $"'{id}' was expected, as in the address; found '{plan.Id}'")]),
        Malformed);

    private async Task<Outcome<PlanView>> Replace(TreatmentPlan plan, SenderRight author, IfMatch condition, DraftTag? seen, CancellationToken cancel)
    {
        await db.Dialect.LockPlans(db, [plan.Id], cancel);
        var row = await db.Plans.SingleOrDefaultAsync(p => p.Id == plan.Id, cancel);
        if (row is null)
        {
            return Problem.NoSuchPlan(plan.Id);
        }

        if (condition.Check(row.Version) is { } stale)
        {
            return stale;
        }

        if (row.Status != PlanStatus.Draft)
        {
            return Problem.Conflict($"Plan '{plan.Id}' is {WireNames<PlanStatus>.Of(row.Status)}; only a draft is replaced. Send a plan-amended fact instead.") with { Version = row.Version };
        }

        if (seen?.Check(row) is { } changed)
        {
            return changed;
        }

        if (author.ObjectionTo(plan, Read(Encoding.UTF8.GetBytes(row.Document)).Match<TreatmentPlan?>(before => before, _ => null)) is { } objection)
        {
            return objection;
        }

        var before = row.Document;
        Describe(row, plan);
        row.Version += row.Document == before ? 0 : 1;
        return await View(row, plan, cancel);
    }

    private ReadResult<TreatmentPlan> Read(ReadOnlyMemory<byte> document) =>
        PlanReader.Read(document, installation.Library, installation.Sites.PlanSettingsOf);

    /// <summary>The row of a plan that is new; a draft.</summary>
    internal static PlanRow NewRow(TreatmentPlan plan, DateTimeOffset now) => new()
    {
        Id = plan.Id,
        PatientId = plan.Patient.Id,
        PatientName = plan.Patient.Name,
        SearchText = Searched.Of(plan.Id, plan.Patient.Id),
        SearchName = Searched.OfName(plan.Patient.Name),
        Site = plan.Site,
        Navigator = NavigatorAddress.Of(plan.Navigator),
        Protocol = plan.Protocol,
        Document = DocumentOf(plan),
        CreatedAt = now,
    };

    /// <summary>Brings a row to a document: a replaced draft, or an amendment.</summary>
    internal static void Describe(PlanRow row, TreatmentPlan plan)
    {
        row.PatientId = plan.Patient.Id;
        row.PatientName = plan.Patient.Name;
        row.SearchText = Searched.Of(plan.Id, plan.Patient.Id);
        row.SearchName = Searched.OfName(plan.Patient.Name);
        row.Site = plan.Site;
        row.Navigator = NavigatorAddress.Of(plan.Navigator);
        row.Protocol = plan.Protocol;
        row.Document = DocumentOf(plan);
    }

    /// <summary>
    /// Every setting is written out. Otherwise a change of the site's profile would, years later, give the same plan and facts another schedule.
    /// </summary>
    internal static string DocumentOf(TreatmentPlan plan) => Encoding.UTF8.GetString(PlanJson.ToUtf8(plan));

    private async Task<PlanView> View(PlanRow row, TreatmentPlan plan, CancellationToken cancel) => new(row, (await Review(plan, cancel)).Findings);

    private async Task<DraftReview> Review(TreatmentPlan plan, CancellationToken cancel)
    {
        var site = installation.Sites.Of(plan.Site);
        var schedule = Course.Begin(plan, installation.Library, site.Calendar).ScheduleOn(site.Today(time.Now()));
        return new DraftReview(plan, schedule, await open.Review(plan, schedule.Findings, cancel));
    }

    private static Task<Outcome<PlanView>> Malformed(IReadOnlyList<Fault> faults) => Task.FromResult<Outcome<PlanView>>(Problem.Malformed(faults));
}
