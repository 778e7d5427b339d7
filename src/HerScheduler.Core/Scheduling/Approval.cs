using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Scheduling;

/// <summary>A document is approved, at the start or as an amendment: what its overrides cover is settled by the findings that stand then (rule C8).</summary>
internal static class Approval
{
    /// <param name="projection">The first projection of the document.</param>
    public static void Settle(Projection projection)
    {
        var ledger = projection.Work.Ledger;
        ledger.Cover = ledger.Plan.Overrides.Count == 0
            ? OverrideCover.Nothing
            : ledger.Cover.AtApproval(ledger.Plan.Overrides, SafetyReview.Review(ReviewDates.Subject(projection.Work, OverrideCover.Nothing)));
    }
}
