using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>
/// <see cref="FactRecorder"/> for many senders at once: facts of many plans in one transaction and a handful of statements, each judged by itself.
/// </summary>
public sealed class FactSets(
    SchedulerDb db, CourseReader courses, Replanning replanning, Reopening reopening, FactStore store, RelaySignal relay, TimeProvider time)
{
    /// <summary>Records those that are acceptable, and remembers the refusal of the others.</summary>
    /// <param name="facts">In the order they were sent.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <returns>What became of each, in the same order.</returns>
    public async Task<IReadOnlyList<FactVerdict>> Record(IReadOnlyList<SentFact> facts, CancellationToken cancel)
    {
        var verdicts = await db.InOneTransaction(token => RecordInside(facts, token), cancel);
        db.AfterCommit(relay.Wake);
        return verdicts;
    }

    /// <summary>Remembers that a fact was refused for a reason that is not the plan's.</summary>
    public Task<bool> Refuse(SentFact fact, FactRefusal refusal, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            await RefusedFacts.Remember(db, [(fact.Key, refusal)], time.Now(), token);
            return true;
        },
        cancel);

    /// <summary>
    /// These messages will not be delivered again. Whoever sends one of them anew, byte for byte, has it judged anew, even if it is delivered twice then.
    /// </summary>
    public Task<int> ForgetRefusals(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        RefusedFacts.Forget(db, keys, cancel);

    private async Task<IReadOnlyList<FactVerdict>> RecordInside(IReadOnlyList<SentFact> facts, CancellationToken cancel)
    {
        var plans = facts.Select(fact => fact.Fact.Plan).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        await db.Dialect.LockPlans(db, plans, cancel);
        var refusedBefore = await RefusedFacts.Among(db, [.. facts.Where(fact => fact.CameBefore).Select(fact => fact.Key)], cancel);
        var stored = await courses.FindAll(plans, cancel);
        List<StoredCourse> found = [.. stored.Values.SelectMany(outcome => outcome.Match<StoredCourse[]>(course => [course], _ => []))];
        await replanning.Apply(found, time.Now(), cancel);
        var sentTo = facts.ToLookup(fact => fact.Fact.Plan, fact => fact.Fact, StringComparer.Ordinal);
        var reopened = await reopening.Objections(found.Select(course => (course, sentTo[course.Plan.Id])), isStored: true, cancel);
        var accepted = new List<StorableFacts>();
        var verdicts = new FactVerdict[facts.Count];
        foreach (var ofPlan in facts.Select((fact, index) => (Fact: fact, Index: index)).GroupBy(item => item.Fact.Fact.Plan, StringComparer.Ordinal))
        {
            var sent = ofPlan.Select(item => reopened.TryGetValue(ofPlan.Key, out var twoOpen) ? Guarded(item.Fact, twoOpen) : item.Fact).ToList();
            var judged = stored[ofPlan.Key].Match(
                course => Judge(course, sent, refusedBefore, accepted),
                problem => sent.ConvertAll(fact => Unplaced(fact, problem, refusedBefore)));
            foreach (var (item, verdict) in ofPlan.Zip(judged))
            {
                verdicts[item.Index] = verdict;
            }
        }

        await store.Store(accepted, cancel);
        await RefusedFacts.Remember(db, [.. Refused(facts, verdicts)], time.Now(), cancel);
        return verdicts;
    }

    private IReadOnlyList<FactVerdict> Judge(
        StoredCourse course, List<SentFact> sent, IReadOnlyDictionary<string, FactRefusal> refusedBefore, List<StorableFacts> accepted)
    {
        if (course.Plan.Status == PlanStatus.Draft)
        {
            var draft = Problem.Contradiction("The plan is a draft; approve it first.", [new Fault("#/plan", "an approved plan was expected")]);
            return sent.ConvertAll(fact => Unplaced(fact, fact.Objection(course, []) ?? draft, refusedBefore));
        }

        var (batch, verdicts) = FactsOneByOne.Judge(course, sent, refusedBefore, course.Site.Today(time.Now()), courses.AtItsSite);
        var senders = sent.ToLookup(fact => fact.Offered, fact => fact.Sender, ReferenceEqualityComparer.Instance);
        accepted.Add(new StorableFacts(batch, fact => senders[fact].First()));
        return verdicts;
    }

    /// <summary>The same fact; that it would open its plan again is one more objection.</summary>
    private static SentFact Guarded(SentFact fact, Problem twoOpen) => fact with
    {
        Objection = (stored, recorded) => fact.Objection(stored, recorded)
            ?? (Reopening.Opens(stored, fact.Fact) && stored.Facts.All(earlier => earlier.Id != fact.Fact.Id) ? twoOpen : null),
    };

    private static FactVerdict Unplaced(SentFact fact, Problem problem, IReadOnlyDictionary<string, FactRefusal> refusedBefore) =>
        refusedBefore.TryGetValue(fact.Key, out var refusal) ? FactVerdict.Refused(refusal) : FactVerdict.Refused(problem);

    private static IEnumerable<(string Key, FactRefusal Refusal)> Refused(IReadOnlyList<SentFact> facts, IReadOnlyList<FactVerdict> verdicts) =>
        facts.Zip(verdicts).Where(judged => judged.Second.Refusal is not null).Select(judged => (judged.First.Key, judged.Second.Refusal!));
}
