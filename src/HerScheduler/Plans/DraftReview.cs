using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Plans;

/// <summary>A draft, the dates it would have, and all that is found about it.</summary>
/// <param name="Plan">The draft.</param>
/// <param name="Schedule">Its dates, as seen today at its clinic.</param>
/// <param name="Findings">The safety review's, and the one about the patient's other open plans.</param>
public sealed record DraftReview(TreatmentPlan Plan, Schedule Schedule, IReadOnlyList<Finding> Findings);
