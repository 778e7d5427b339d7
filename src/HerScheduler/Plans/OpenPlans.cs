using HerScheduler.Core.Plans;
using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Rule R19: a patient has one open plan at this installation. The core states it; only the installation knows the others.</summary>
public sealed class OpenPlans(SchedulerDb db)
{
    private const int MostNamed = 5;

    /// <summary>From here to the end of the transaction nobody else approves a plan of this patient.</summary>
    public Task Lock(string patientId, CancellationToken cancel) => db.Dialect.LockWork(db, $"open-plan:{patientId}", cancel);

    /// <summary>A stored plan with its findings; of a draft also the one about the patient's other open plans.</summary>
    public async Task<PlanView> View(StoredCourse course, DateTimeOffset now, CancellationToken cancel)
    {
        var findings = course.ScheduleAt(now).Findings;
        return new PlanView(course.Plan, course.Plan.Status == PlanStatus.Draft ? await Review(course.Course.Plan, findings, cancel) : findings);
    }

    /// <summary>All findings about a plan that is to be approved: the review's, and the one about the patient's other open plans.</summary>
    public async Task<IReadOnlyList<Finding>> Review(TreatmentPlan plan, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var others = await db.Plans
            .Where(other => other.PatientId == plan.Patient.Id && other.Id != plan.Id && other.Status == PlanStatus.Approved)
            .OrderBy(other => other.Id)
            .Select(other => other.Id)
            .Take(MostNamed)
            .ToListAsync(cancel);
        return SafetyReview.OfOtherOpenPlans(plan, others) is { } finding ? [.. findings, finding] : findings;
    }
}
