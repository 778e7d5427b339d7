using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>
/// Rule R19 once more: taking back that a patient left opens the plan again, beside which another one may have been approved meanwhile.
/// </summary>
public sealed class Reopening(OpenPlans open)
{
    /// <summary>By plan, why it may not be opened again; a plan that may, or that these facts do not open, is not among them.</summary>
    /// <param name="plans">Plans, each with the facts that are sent to it.</param>
    /// <param name="isStored">
    /// What is judged is stored too, in the transaction that has locked the plans: to its end nobody else opens a plan of these patients.
    /// </param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, Problem>> Objections(
        IEnumerable<(StoredCourse Stored, IEnumerable<Fact> Sent)> plans, bool isStored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var objections = new Dictionary<string, Problem>(StringComparer.Ordinal);
        foreach (var (stored, _) in plans
            .Where(plan => plan.Stored.Plan.Status == PlanStatus.Closed && plan.Sent.Any(fact => Opens(plan.Stored, fact))))
        {
            await (isStored ? open.Lock(cancel) : Task.CompletedTask);
            if ((await open.Review(stored.Course.Plan, [], cancel)).FirstOrDefault(finding => finding.BlocksApproval) is { } finding)
            {
                objections.Add(stored.Plan.Id, Problem.Contradiction(
                    "The plan would be open again beside another one. Nothing of what was sent is stored.",
                    [new Fault("#/fact", $"{finding.Id}: {finding.Message}")]));
            }
        }

        return objections;
    }

    /// <summary>The fact takes back the one that closed the plan.</summary>
    public static bool Opens(StoredCourse stored, Fact fact) =>
        fact is Retracted retracted && stored.Facts.Any(earlier => earlier is PatientLeft && earlier.Id == retracted.Fact);
}
