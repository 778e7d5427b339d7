using HerScheduler.Core.Scheduling;

namespace HerScheduler.Pharmacy;

/// <summary>The alerts that are messages of their own, and the last word of their routing key.</summary>
internal static class LvefAlerts
{
    /// <summary>Those listed in <paramref name="after"/> and not before.</summary>
    public static IEnumerable<Alert> Begun(Schedule? before, Schedule after)
    {
        var known = (before?.Alerts ?? []).Select(a => (a.Code, a.Event, a.Since)).ToHashSet();
        return after.Alerts.Where(a => IsMessage(a.Code) && !known.Contains((a.Code, a.Event, a.Since)));
    }

    /// <summary>Every word that <see cref="ChangeOf(Alert)"/> can give.</summary>
    public static IReadOnlyList<string> Changes { get; } = [.. Enum.GetValues<AlertCode>().Where(IsMessage).Select(ChangeOf)];

    public static string ChangeOf(Alert alert) => ChangeOf(alert.Code);

    private static string ChangeOf(AlertCode code) => code switch
    {
        AlertCode.LvefHold => "hold",
        AlertCode.LvefRepeat => "repeat",
        AlertCode.ResumeCriteriaMet => "resume-criteria-met",
        AlertCode.DiscontinueProposed => "discontinue-proposed",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "This alert is no message."),
    };

    private static bool IsMessage(AlertCode code) =>
        code is AlertCode.LvefHold or AlertCode.LvefRepeat or AlertCode.ResumeCriteriaMet or AlertCode.DiscontinueProposed;
}
