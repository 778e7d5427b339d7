using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Plans;

namespace HerScheduler.Facts;

/// <summary>What accepted facts do to the plan's row itself: amended, closed, and either taken back.</summary>
internal static class PlanStanding
{
    public static void Update(StoredCourse stored, DateTimeOffset now)
    {
        var plan = stored.Plan;
        PlanDrafts.Describe(plan, stored.Course.Plan);

        // An amendment may have moved the patient to another site; what that changes is told as the amendment's doing.
        plan.CalendarId = stored.Site.CalendarId;
        if (stored.Course.IsClosed)
        {
            plan.Status = PlanStatus.Closed;
            plan.ClosedAt ??= now;
        }
        else
        {
            plan.Status = PlanStatus.Approved;
            plan.ClosedAt = null;
            plan.ArchivedAt = null;
        }
    }
}
