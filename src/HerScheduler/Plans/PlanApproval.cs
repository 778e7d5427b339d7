using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Messages;
using HerScheduler.Messaging;
using HerScheduler.Problems;

namespace HerScheduler.Plans;

/// <summary>A clinician approves a plan: in one transaction it becomes events, the first log entry, and messages.</summary>
public sealed class PlanApproval(
    SchedulerDb db, CourseReader courses, OpenPlans open, Announcements announcements, HashChain chain, RelaySignal relay, TimeProvider time)
{
    private const int BeforeApproval = -1;

    /// <param name="planId">The plan; a draft.</param>
    /// <param name="sender">The authenticated sender.</param>
    /// <param name="condition">The version it must have.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="seen">The draft that was read before; null: whichever.</param>
    public async Task<Outcome<ApprovedPlan>> Approve(string planId, string sender, IfMatch condition, CancellationToken cancel, DraftTag? seen = null)
    {
        var outcome = await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockPlans(db, [planId], token);
                return await (await courses.Find(planId, token)).Then<ApprovedPlan>(
                    async course => await Refusal(course, condition, seen, token) is { } problem ? problem : await Store(course, sender, token));
            },
            cancel);
        db.AfterCommit(relay.Wake);
        return outcome;
    }

    private async Task<Problem?> Refusal(StoredCourse course, IfMatch condition, DraftTag? seen, CancellationToken cancel)
    {
        var plan = course.Plan;
        if (plan.Status != PlanStatus.Draft)
        {
            var problem = Problem.Conflict($"Plan '{plan.Id}' is {WireNames<PlanStatus>.Of(plan.Status)} already; nothing was changed.");
            return RecordedSince.With(problem, plan, course.Log, BeforeApproval);
        }

        if ((condition.Check(plan.Version) ?? seen?.Check(plan)) is { } stale)
        {
            return stale;
        }

        await open.Lock(cancel);
        return ApprovalReview.Against(await open.Review(course.Course.Plan, course.ScheduleAt(time.Now()).Findings, cancel));
    }

    private async Task<ApprovedPlan> Store(StoredCourse course, string sender, CancellationToken cancel)
    {
        var (plan, now) = (course.Plan, time.Now());
        var schedule = course.ScheduleAt(now);
        plan.Sequence = await Installation.FirstSequence(db, cancel);
        var rows = ApprovedRows.Of(plan, course.Course.Plan, course.Site, schedule, new Approver(sender, sender), announcements, chain, now);
        await rows.Store(db, cancel);
        return new ApprovedPlan(schedule, plan.Sequence);
    }
}

/// <summary>The schedule of a plan that was just approved, and the sequence of its last message.</summary>
public sealed record ApprovedPlan(Schedule Schedule, int Sequence);
