using HerScheduler.Core.Plans;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Rule R19: a patient has one open plan at this installation. The core states it; only the installation knows the others.</summary>
public sealed class OpenPlans(SchedulerDb db)
{
    private const int MostNamed = 5;

    /// <summary>From here to the end of the transaction nobody else opens a plan, whoever the patient is.</summary>
    public Task Lock(CancellationToken cancel) => Installation.LockOpening(db, cancel);

    /// <summary>A stored plan with its findings; of a draft also the one about the patient's other open plans.</summary>
    public async Task<PlanView> View(StoredCourse course, DateTimeOffset now, CancellationToken cancel)
    {
        var findings = course.ScheduleAt(now).Findings;
        return new PlanView(course.Plan, course.Plan.Status == PlanStatus.Draft ? await Review(course.Course.Plan, findings, cancel) : findings);
    }

    /// <summary>All findings about a plan that is to be approved: the review's, and the one about the patient's other open plans.</summary>
    public async Task<IReadOnlyList<Finding>> Review(TreatmentPlan plan, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var others = await Others(db.Plans, plan.Patient.Id, plan.Id).Select(other => other.Id).ToListAsync(cancel);
        return SafetyReview.OfOtherOpenPlans(plan, others) is { } finding ? [.. findings, finding] : findings;
    }

    /// <summary>The patient's other open plans that the reader may see.</summary>
    public Task<List<OtherPlan>> Beside(PlanRow plan, Reach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reach);
        return Others(reach.Of(db.Plans.AsNoTracking()), plan.PatientId, plan.Id).Select(other => new OtherPlan(other.Id, other.Protocol, other.Site)).ToListAsync(cancel);
    }

    private static IQueryable<PlanRow> Others(IQueryable<PlanRow> plans, string patient, string plan) =>
        plans.Where(other => other.PatientId == patient && other.Id != plan && other.Status == PlanStatus.Approved).OrderBy(other => other.Id).Take(MostNamed);
}

/// <summary>Another open plan of the same patient.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Protocol">Its protocol's id.</param>
/// <param name="Site">Its clinic's id.</param>
public sealed record OtherPlan(string Id, string Protocol, string Site);
