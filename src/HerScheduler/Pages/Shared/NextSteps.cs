using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Pages.Shared;

/// <summary>What a person does about an alert, the likeliest first. Nothing is decided here: each is a form that somebody fills in.</summary>
internal static class NextSteps
{
    public static IReadOnlyList<FactKind> Of(AlertCode alert) => alert switch
    {
        AlertCode.LvefHold => [FactKind.EchoBooked, FactKind.Resume, FactKind.Ceased],
        AlertCode.ResumeCriteriaMet => [FactKind.Resume, FactKind.Ceased],
        AlertCode.DiscontinueProposed or AlertCode.DecisionAwaited => [FactKind.Ceased, FactKind.Resume],
        AlertCode.LvefRepeat or AlertCode.LvefBelowNormal or AlertCode.LvefStale or AlertCode.LvefGap => [FactKind.EchoBooked, FactKind.LvefResult],
        AlertCode.LvefStartLow => [FactKind.LvefResult, FactKind.Ceased],
        AlertCode.LvefAccepted => [FactKind.LvefAcceptanceEnded],
        AlertCode.NotBooked => [FactKind.EchoBooked],
        AlertCode.ResultAwaited => [FactKind.LvefResult],
        AlertCode.SurgeryLate => [FactKind.SurgeryPerformed, FactKind.Deferred],
        AlertCode.PathologyAwaited => [FactKind.PathologyResult],
        AlertCode.DoseIncomplete => [FactKind.DoseGiven],
        AlertCode.AdjuvantLate or AlertCode.Reload => [],
    };

    /// <summary>Of several alerts about the same thing: what the one that is decided about asks for comes first.</summary>
    public static IReadOnlyList<FactKind> Of(IEnumerable<AlertCode> alerts)
    {
        var steps = alerts.OrderBy(alert => alert is AlertCode.ResumeCriteriaMet or AlertCode.DiscontinueProposed ? 0 : 1).SelectMany(Of).Distinct().ToList();
        return steps.Count == 0 ? [FactKind.Resume] : steps;
    }

    /// <summary>The fact is about the alert's own event; another one is chosen in the form.</summary>
    public static bool IsAboutItsEvent(AlertCode alert) =>
        alert is AlertCode.NotBooked or AlertCode.ResultAwaited or AlertCode.DoseIncomplete or AlertCode.LvefGap;
}
