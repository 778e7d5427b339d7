using HerScheduler.Core.Facts;
using HerScheduler.Data;
using HerScheduler.Plans;

namespace HerScheduler.Facts;

/// <summary>What accepted facts do to the plan's row itself: amended, closed, and either taken back.</summary>
internal static class PlanStanding
{
    public static void Update(StoredCourse stored, IReadOnlyList<OfferedFact> accepted, DateTimeOffset now)
    {
        var plan = stored.Plan;
        if (accepted.Any(f => f.Fact is PlanAmended or Retracted))
        {
            PlanDrafts.Describe(plan, stored.Course.Plan, DocumentInEffect(stored, accepted));
        }

        if (stored.Course.IsClosed)
        {
            plan.Status = PlanStatus.Closed;
            plan.ClosedAt ??= now;
        }
        else
        {
            plan.Status = PlanStatus.Approved;
            plan.ClosedAt = null;
        }
    }

    /// <summary>The document behind <see cref="StoredCourse.Course"/>'s plan: the last amendment that was not retracted, else what was approved.</summary>
    private static string DocumentInEffect(StoredCourse stored, IReadOnlyList<OfferedFact> accepted)
    {
        var earlier = stored.Facts.Zip(stored.Log.Skip(1), (fact, entry) => (Fact: fact, entry.Body));
        var amendment = earlier
            .Concat(accepted.Select(f => (f.Fact, Body: f.Canonical)))
            .LastOrDefault(f => f.Fact is PlanAmended amended && amended.Document.Equals(stored.Course.Plan));
        return amendment.Fact is null ? stored.Log[0].Body : PlanDocument.InAmendment(amendment.Body);
    }
}
