using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Happened;

/// <summary>
/// Many events at once, on their planned dates. Each patient's are recorded together or not at all, by the one recorder; what is refused of one holds nobody
/// else up.
/// </summary>
internal sealed class HappenedFlow(
    SchedulerDb db, HappenedQuery query, CourseReader courses, FactRecorder recorder, InstallationSettings installation, TimeProvider time)
{
    /// <summary>The list, with nothing ticked, or everything.</summary>
    public async Task<HappenedView> Open(HappenedRequest request, bool all, Caller caller, Texts texts, CancellationToken cancel)
    {
        var (ids, hasMore) = await query.Page(request, caller.Reach, cancel);
        var plans = (await Load(ids, caller, cancel)).Select(stored => HappenedRows.Of(stored, time.Now(), caller, []));
        return new HappenedView(texts, request, HappenedStep.Choose, [.. plans.Select(plan => all ? HappenedRows.AllTicked(plan) : plan)], hasMore);
    }

    /// <summary>What would move, and what cannot be recorded: that is no longer ticked.</summary>
    public async Task<HappenedView> Try(HappenedRequest request, HappenedForm form, Caller caller, Texts texts, CancellationToken cancel)
    {
        var plans = new List<HappenedPlan>();
        foreach (var stored in await Load([.. form.Ticked.Select(plan => plan.Key)], caller, cancel))
        {
            var ticked = InOrder(form.Ticked[stored.Plan.Id]);
            plans.Add(await Try(HappenedRows.Of(stored, time.Now(), caller, ticked), ticked, form.VersionFor(stored.Plan.Id), caller, texts, cancel));
        }

        return new HappenedView(texts, request, HappenedStep.Tried, plans, HasMore: false);
    }

    /// <summary>Records what is ticked.</summary>
    public async Task<HappenedView> Store(HappenedRequest request, HappenedForm form, Caller caller, Texts texts, CancellationToken cancel)
    {
        var plans = new List<HappenedPlan>();
        foreach (var stored in await Load([.. form.Ticked.Select(plan => plan.Key)], caller, cancel))
        {
            var (ticked, version) = (InOrder(form.Ticked[stored.Plan.Id]), form.VersionFor(stored.Plan.Id));
            var schedule = stored.ScheduleAt(time.Now());
            var plan = new HappenedPlan(stored, schedule, version, HappenedRows.Ticked(schedule, ticked));
            plans.Add((await Send(plan, ticked, version, caller, isTrial: false, cancel)).Match(
                answer => plan with
                {
                    Version = answer.Version, Effects = Effects.Of(answer, schedule, texts),
                    Facts = ticked.ConvertAll(each => HappenedFacts.IdOf(each, version)),
                },
                problem => plan with { Problem = problem, Rows = HappenedFaults.Beside(plan.Rows, ticked, problem) }));
        }

        return new HappenedView(texts, request, HappenedStep.Stored, plans, HasMore: false);
    }

    /// <summary>Takes all of it back.</summary>
    public async Task<HappenedView> Undo(HappenedRequest request, HappenedForm form, Caller caller, Texts texts, CancellationToken cancel)
    {
        var plans = new List<HappenedPlan>();
        foreach (var stored in await Load([.. form.Recorded.Select(plan => plan.Key)], caller, cancel))
        {
            var facts = form.Recorded[stored.Plan.Id].ToList();
            var plan = new HappenedPlan(stored, stored.ScheduleAt(time.Now()), form.VersionFor(stored.Plan.Id), []) { Facts = facts };
            var body = HappenedFacts.Undoing(plan.Id, facts, caller.Name);
            plans.Add((await Send(plan.Id, body, plan.Version, caller, isTrial: false, cancel)).Match(_ => plan, problem => plan with { Problem = problem }));
        }

        return new HappenedView(texts, request, HappenedStep.Undone, plans, HasMore: false);
    }

    /// <summary>What is refused is left out, and the rest tried again, until what is left would be taken.</summary>
    private async Task<HappenedPlan> Try(HappenedPlan plan, List<TickedEvent> ticked, int version, Caller caller, Texts texts, CancellationToken cancel)
    {
        while (ticked.Count > 0)
        {
            var outcome = await Send(plan, ticked, version, caller, isTrial: true, cancel);
            var (tried, left) = outcome.Match(
                answer => (plan with { Effects = Effects.Of(answer, plan.Schedule, texts) }, []),
                problem =>
                {
                    var rows = HappenedFaults.Beside(plan.Rows, ticked, problem);
                    var rest = ticked.FindAll(each => rows.All(row => row.Key != each.Key || row.Faults.Count == 0));
                    return rest.Count < ticked.Count
                        ? (plan with { Rows = rows }, rest)
                        : (plan with { Problem = problem, Rows = [.. rows.Select(row => row with { IsTicked = false })] }, []);
                });
            (plan, ticked) = (tried, left);
        }

        return plan;
    }

    private Task<Outcome<FactsAnswer>> Send(HappenedPlan plan, List<TickedEvent> ticked, int version, Caller caller, bool isTrial, CancellationToken cancel)
    {
        var kinds = ticked.ConvertAll(each => plan.Schedule.Find(each.Key)?.Kind is { } kind ? HappenedFacts.KindOf(kind, each.Lvef.Length > 0) : null);
        var odd = kinds.IndexOf(null);
        return odd >= 0
            ? Task.FromResult<Outcome<FactsAnswer>>(Problem.Contradiction(
                "What was ticked does not fit the plan.",
                [new Fault($"#/facts/{odd}/event", $"'{ticked[odd].Key}' is not in the plan, or is recorded by itself")]))
            : Send(
                plan.Id, HappenedFacts.Body(plan.Id, ticked.Zip(kinds, (each, kind) => (each, kind!.Value)), version, caller.Name), version, caller, isTrial,
                cancel);
    }

    private Task<Outcome<FactsAnswer>> Send(string plan, byte[] body, int version, Caller caller, bool isTrial, CancellationToken cancel) =>
        OfferedFact.ReadBody(body, installation).Match(
            facts => isTrial
                ? recorder.Try(plan, facts, SenderRight.Of(caller), new IfMatch(IfMatch.TagOf(version)), cancel)
                : recorder.Record(plan, facts, SenderRight.Of(caller), new IfMatch(IfMatch.TagOf(version)), cancel),
            faults => Task.FromResult<Outcome<FactsAnswer>>(Problem.Malformed(faults)));

    private static List<TickedEvent> InOrder(IEnumerable<TickedEvent> ticked) =>
        [.. ticked.OrderBy(each => each.Date).ThenBy(each => each.Key, StringComparer.Ordinal)];

    /// <summary>The plans within reach, in the order asked for.</summary>
    private async Task<IReadOnlyList<StoredCourse>> Load(IReadOnlyList<string> ids, Caller caller, CancellationToken cancel)
    {
        var loaded = (await courses.Load(caller.Reach.Of(db.Plans.AsNoTracking()).Where(plan => ids.Contains(plan.Id)), cancel))
            .ToDictionary(stored => stored.Plan.Id, StringComparer.Ordinal);
        return [.. ids.Where(loaded.ContainsKey).Select(id => loaded[id])];
    }
}
