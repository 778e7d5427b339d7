using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Localization;
using HerScheduler.Pages.Drafting;
using HerScheduler.Pages.Recording;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Amending;

/// <summary>From the form of a running plan to the fact that amends it: shown, tried, stored. Judging and storing are the one recorder's.</summary>
internal sealed class AmendFlow(CourseReader courses, FactRecorder recorder, InstallationSettings installation, TimeProvider time)
{
    private const string Document = "document";

    /// <summary>The form, filled with the plan as it runs, or with what was typed.</summary>
    public async Task<Outcome<DraftView>> Open(string id, Caller caller, Texts texts, IReadOnlyDictionary<string, string>? typed, CancellationToken cancel) =>
        await (await courses.Find(id, cancel)).Then<DraftView>(stored => Task.FromResult(Form(stored, caller, texts, typed)));

    /// <summary>The form beside what would move and the review, or with why not.</summary>
    public async Task<DraftView> Try(DraftView form, Caller caller, CancellationToken cancel) => await Read(form, caller).Match(
        async offered =>
        {
            var reviewed = form with { Review = Review(form, (PlanAmended)offered[0].Fact) };
            return (await recorder.Try(form.Plan!, offered, SenderRight.Of(caller), Condition(form), cancel)).Match(
                answer => reviewed with { Amendment = form.Amendment! with { Effects = Effects.Of(answer, reviewed.Review.Schedule, form.Texts) } },
                problem => IsOfReview(problem) && reviewed.Blocking.Count > 0 ? reviewed : Refused(form, problem));
        },
        faults => Task.FromResult(Refused(form, Problem.Malformed(faults))));

    /// <summary>Approves the amendment, once however often it is sent.</summary>
    /// <returns>Null: it is recorded. Otherwise the form with why not.</returns>
    public async Task<DraftView?> Store(DraftView form, Caller caller, CancellationToken cancel)
    {
        var outcome = await Read(form, caller).Match(
            offered => recorder.Record(form.Plan!, offered, SenderRight.Of(caller), Condition(form), cancel),
            faults => Task.FromResult<Outcome<FactsAnswer>>(Problem.Malformed(faults)));
        return await outcome.Match(
            _ => Task.FromResult<DraftView?>(null),
            async problem => (DraftView?)(IsOfReview(problem) ? await Try(form, caller, cancel) : Refused(form, problem)));
    }

    private Outcome<DraftView> Form(StoredCourse stored, Caller caller, Texts texts, IReadOnlyDictionary<string, string>? typed)
    {
        var plan = stored.Plan;
        if (plan.Status != PlanStatus.Approved)
        {
            return Problem.Conflict($"Plan '{plan.Id}' is {WireNames<PlanStatus>.Of(plan.Status)}: only a plan that was approved and is open is amended.");
        }

        var before = JsonNode.Parse(plan.Document)!.AsObject();
        var asItIs = DraftDocument.Values(before);
        var values = (typed ?? asItIs.Concat(DraftOverrides.Values(before))).ToDictionary(StringComparer.Ordinal);
        var version = int.TryParse(typed?.GetValueOrDefault("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : plan.Version;
        var form = new DraftView(texts, caller.Role, plan.Id, Seen: null, values, DraftLists.Of(installation, caller.Reach, texts))
        {
            Before = before,
            Amendment = new Amendment(stored, typed?.GetValueOrDefault("fact") ?? $"page-{Guid.CreateVersion7():N}", version)
            {
                StoodBefore = [.. stored.ScheduleAt(time.Now()).Findings.Where(finding => finding.BlocksApproval).Select(finding => finding.Id)],
            },
        };
        foreach (var field in DraftFields.All.Where(field => !form.Asks(field)))
        {
            values[field.Name] = asItIs.GetValueOrDefault(field.Name, "");
        }

        return form;
    }

    private ReadResult<IReadOnlyList<OfferedFact>> Read(DraftView form, Caller caller)
    {
        var fact = new JsonObject
        {
            ["id"] = form.Amendment!.FactId, ["plan"] = form.Plan, ["kind"] = WireNames<FactKind>.Of(FactKind.PlanAmended), ["by"] = caller.Name,
            [Document] = DraftFlow.Document(form, caller),
        };
        return OfferedFact.ReadOne(Encoding.UTF8.GetBytes(fact.ToJsonString()), installation);
    }

    /// <summary>The course as it would be, whether or not the review lets it pass: what stands against it is to be seen.</summary>
    private DraftReview Review(DraftView form, PlanAmended fact)
    {
        var supposed = courses.Supposing(form.Amendment!.Course, fact);
        var schedule = supposed.ScheduleAt(time.Now());
        return new DraftReview(fact.Document, schedule, schedule.Findings);
    }

    private static bool IsOfReview(Problem problem) => problem.Errors is [{ Pointer: $"#/{Document}" }];

    /// <summary>The faults as the form knows its fields; and the version that sending once more knows of what was recorded meanwhile.</summary>
    private static DraftView Refused(DraftView form, Problem problem) => form with
    {
        Problem = problem with { Errors = [.. problem.Errors.Select(fault => fault with { Pointer = fault.Pointer.Replace($"#/{Document}/", "#/", StringComparison.Ordinal) })] },
        Amendment = form.Amendment! with { Version = problem.Version ?? form.Amendment.Version },
    };

    private static IfMatch Condition(DraftView form) => new(IfMatch.TagOf(form.Amendment!.Version));
}
