using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Messaging;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;

namespace HerScheduler.Facts;

/// <summary>
/// The one way in for facts: whoever sends them, they are judged against the stored course, and what they change is stored
/// together with them in one transaction.
/// </summary>
public sealed class FactRecorder(
    SchedulerDb db,
    CourseReader courses,
    Replanning replanning,
    Reopening reopening,
    FactStore store,
    FactMetrics metrics,
    RelaySignal relay,
    TimeProvider time)
{
    /// <summary>Records the facts, all or none.</summary>
    /// <param name="planId">The plan they are sent to.</param>
    /// <param name="offered">The facts.</param>
    /// <param name="sender">Who sends them, and what it may record.</param>
    /// <param name="condition">The version the plan must have.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Outcome<FactsAnswer>> Record(
        string planId, IReadOnlyList<OfferedFact> offered, SenderRight sender, IfMatch condition, CancellationToken cancel)
    {
        var recorded = 0;
        var outcome = await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockPlans(db, [planId], token);
                var found = await courses.Find(planId, token);
                return await (await found.Then<FactBatch>(async stored =>
                {
                    // What another calendar or edition of the rules has changed meanwhile is told first, and not hidden among what the facts change.
                    await replanning.Apply([stored], time.Now(), token);
                    return await Judge(stored, offered, sender, condition, isStored: true, token);
                })).Then<FactsAnswer>(async batch =>
                {
                    recorded = batch.Accepted.Count;
                    return await Store(batch, sender.Name, token);
                });
            },
            cancel);
        metrics.Judged(FactMetrics.Http, outcome, offered.Count, recorded);
        db.AfterCommit(relay.Wake);
        return outcome;
    }

    /// <summary>The same answer, which says that nothing is stored.</summary>
    public async Task<Outcome<FactsAnswer>> Try(string planId, IReadOnlyList<OfferedFact> offered, SenderRight sender, IfMatch condition,
        CancellationToken cancel) =>
        await (await courses.Find(planId, cancel)).Then<FactsAnswer>(
            async stored => await (await Judge(stored, offered, sender, condition, isStored: false, cancel)).Then<FactsAnswer>(
                batch => Task.FromResult<Outcome<FactsAnswer>>(Answer(batch, isStored: false))));

    private async Task<Outcome<FactBatch>> Judge(
        StoredCourse stored, IReadOnlyList<OfferedFact> offered, SenderRight sender, IfMatch condition, bool isStored, CancellationToken cancel)
    {
        if (Objection(stored, offered, sender) is { } objection)
        {
            return objection;
        }

        if (condition.Check(stored.Plan.Version) is { } stale && !AreRecorded(stored, offered))
        {
            return RecordedSince.With(stale, stored.Plan, stored.Log, condition.VersionRead(stored.Plan.Version));
        }

        var twoOpen = await reopening.Objections([(stored, offered.Select(fact => fact.Fact))], isStored, cancel);
        if (twoOpen.TryGetValue(stored.Plan.Id, out var refused) && !AreRecorded(stored, offered))
        {
            return refused;
        }

        return stored.Plan.Status == PlanStatus.Draft
            ? Problem.Contradiction("The plan is a draft; approve it first.", [new Fault("#", "an approved plan was expected")])
            : FactBatch.Judge(stored, offered, stored.Site.Today(time.Now()), courses.AtItsSite);
    }

    /// <summary>A retraction goes with what it takes back, which may stand before it among those that were sent.</summary>
    private static Problem? Objection(StoredCourse stored, IReadOnlyList<OfferedFact> offered, SenderRight sender)
    {
        var recorded = stored.Facts.Concat(offered.Select(fact => fact.Fact)).ToList();
        return offered.Select(fact => sender.Objection(stored.Course.Plan, fact.Fact, recorded)).FirstOrDefault(objection => objection is not null);
    }

    /// <summary>A sender who got no answer and sends the same again, with the version from before, must not be told that it failed.</summary>
    private static bool AreRecorded(StoredCourse stored, IReadOnlyList<OfferedFact> offered) =>
        offered.All(fact => stored.Facts.Any(earlier => earlier.Id == fact.Fact.Id && FactJson.SameContent(earlier, fact.Fact)));

    private async Task<FactsAnswer> Store(FactBatch batch, string sender, CancellationToken cancel)
    {
        if (batch.Recorded is not null)
        {
            await store.Store([new StorableFacts(batch, _ => sender)], cancel);
        }

        return Answer(batch, isStored: true);
    }

    private static FactsAnswer Answer(FactBatch batch, bool isStored) =>
        new(batch.Stored.Course.Version + batch.Stored.Plan.OtherChanges, isStored, batch.Recorded?.Changes ?? [], batch.Recorded?.Alerts
            ?? new AlertChanges([], []), batch.Warnings);
}
