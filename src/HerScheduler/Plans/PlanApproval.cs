using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Messaging;
using HerScheduler.Pharmacy;
using HerScheduler.Problems;
using HerScheduler.Web;

namespace HerScheduler.Plans;

/// <summary>A clinician approves a plan: in one transaction it becomes events, the first log entry, and messages.</summary>
public sealed class PlanApproval(SchedulerDb db, CourseReader courses, Announcements announcements, RelaySignal relay, TimeProvider time)
{
    private const int BeforeApproval = -1;

    /// <param name="planId">The plan; a draft.</param>
    /// <param name="sender">The authenticated sender.</param>
    /// <param name="condition">The version it must have.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Outcome<ApprovedPlan>> Approve(string planId, string sender, IfMatch condition, CancellationToken cancel)
    {
        var outcome = await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockPlans(db, [planId], token);
                return await (await courses.Find(planId, token)).Then<ApprovedPlan>(
                    async course => Refusal(course, condition) is { } problem ? problem : await Store(course, sender, token));
            },
            cancel);
        relay.Wake();
        return outcome;
    }

    private Problem? Refusal(StoredCourse course, IfMatch condition)
    {
        var plan = course.Plan;
        if (plan.Status != PlanStatus.Draft)
        {
            var problem = Problem.Conflict($"Plan '{plan.Id}' is {WireNames<PlanStatus>.Of(plan.Status)} already; nothing was changed.");
            return RecordedSince.With(problem, plan.Version, course.Log, BeforeApproval);
        }

        var findings = course.ScheduleAt(time.Now()).Findings;
        var blocking = findings.Where(f => f.BlocksApproval).Select(f => f.Rule).ToList();
        return condition.Check(plan.Version) ?? (blocking.Count == 0 ? null : Blocked(findings, blocking));
    }

    private static Problem Blocked(IReadOnlyList<Finding> findings, List<string> rules) =>
        Problem.Contradiction(
            $"The safety review stands against approval ({string.Join(", ", rules)}); correct the plan, or name an override with a reason for each.",
            [new Fault("#/overrides", $"an override with a reason was expected for {string.Join(", ", rules)}, or a plan that satisfies the rules")]) with
        {
            Findings = findings,
        };

    private async Task<ApprovedPlan> Store(StoredCourse course, string sender, CancellationToken cancel)
    {
        var (plan, site, now) = (course.Plan, course.Site, time.Now());
        var schedule = course.ScheduleAt(now);
        plan.Status = PlanStatus.Approved;
        plan.ApprovedAt = now;
        plan.ApprovedBy = sender;
        plan.Sequence = await Installation.FirstSequence(db, cancel);
        db.Log.Add(HashChain.Append(plan, 0, new LogContent($"approval:{plan.Id}", "approved", plan.Document, now, sender, sender)));
        await EventRows.Store(db, plan, site, schedule, now, cancel);
        db.Outbox.AddRange(announcements.OfApproval(plan, course.Course.Plan, schedule, now));
        return new ApprovedPlan(schedule, plan.Sequence);
    }
}

/// <summary>The schedule of a plan that was just approved, and the sequence of its last message.</summary>
public sealed record ApprovedPlan(Schedule Schedule, int Sequence);
