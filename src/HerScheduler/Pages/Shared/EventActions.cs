using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Pages.Shared;

/// <summary>What can be recorded about an open event: the usual thing first.</summary>
/// <param name="AtOnce">With one click, as of today; null: it needs a value or a decision.</param>
/// <param name="Beside">With two clicks, beside it.</param>
/// <param name="More">With two clicks, behind "More".</param>
public sealed record EventActions(FactKind? AtOnce, IReadOnlyList<FactKind> Beside, IReadOnlyList<FactKind> More)
{
    /// <summary>So many days before its date a dose can have been given today without further ado.</summary>
    public const int NearDays = 2;

    public static EventActions Of(EventKind kind, bool isOverdue)
    {
        var usual = Usual(kind);
        return isOverdue && kind != EventKind.Her2Completion ? usual with { More = [.. usual.More, FactKind.Acknowledged] } : usual;
    }

    private static EventActions Usual(EventKind kind) => kind switch
    {
        EventKind.Cycle => new(FactKind.DoseGiven, [FactKind.Deferred], [FactKind.DoseGiven, FactKind.DoseOmitted]),
        EventKind.Echo => new(null, [FactKind.LvefResult, FactKind.EchoBooked], [FactKind.EchoPerformed, FactKind.Deferred]),
        EventKind.Surgery => new(FactKind.SurgeryPerformed, [FactKind.Deferred], [FactKind.SurgeryPerformed]),
        EventKind.Pathology => new(null, [FactKind.PathologyResult], []),
        EventKind.RadiotherapyStart => new(FactKind.RadiotherapyStarted, [FactKind.Deferred], [FactKind.RadiotherapyStarted]),
        EventKind.RadiotherapyEnd => new(FactKind.RadiotherapyFinished, [], [FactKind.RadiotherapyFinished]),
        EventKind.EndocrineStart => new(FactKind.EndocrineStarted, [FactKind.Deferred], [FactKind.EndocrineStarted]),
        EventKind.EndocrineReview => new(null, [FactKind.Deferred], []),
        EventKind.Task => new(FactKind.TaskDone, [FactKind.Deferred], [FactKind.TaskDone, FactKind.TaskOmitted]),
        EventKind.Her2Completion => new(null, [], []),
    };
}
