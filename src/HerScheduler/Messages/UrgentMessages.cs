using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Messages;

/// <summary>How urgent alerts are called on the bus.</summary>
internal static class UrgentMessages
{
    /// <summary>The first two words of the routing key.</summary>
    public static (string Kind, string Change) NameOf(UrgentKind kind) => kind switch
    {
        UrgentKind.LvefHold => ("lvef", "hold"),
        UrgentKind.LvefRepeat => ("lvef", "repeat"),
        UrgentKind.LvefBelowNormal => ("lvef", "below-normal"),
        UrgentKind.ResumeCriteriaMet => ("lvef", "resume-criteria-met"),
        UrgentKind.DiscontinueProposed => ("lvef", "discontinue-proposed"),
        UrgentKind.EchoOverdueCycleDue => ("echo", "overdue"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message is defined for this alert."),
    };

    /// <summary>The second words that go with a first one.</summary>
    public static IReadOnlyList<string> ChangesOf(string kind) =>
        [.. Enum.GetValues<UrgentKind>().Select(NameOf).Where(name => name.Kind == kind).Select(name => name.Change)];

    /// <summary>The schedule's own alert behind it; null for one that the schedule does not list.</summary>
    public static Alert? AlertIn(Schedule schedule, UrgentAlert alert)
    {
        AlertCode? code = alert.Kind switch
        {
            UrgentKind.LvefHold => AlertCode.LvefHold,
            UrgentKind.LvefRepeat => AlertCode.LvefRepeat,
            UrgentKind.LvefBelowNormal => AlertCode.LvefBelowNormal,
            UrgentKind.ResumeCriteriaMet => AlertCode.ResumeCriteriaMet,
            UrgentKind.DiscontinueProposed => AlertCode.DiscontinueProposed,
            _ => null,
        };
        return schedule.Alerts.FirstOrDefault(listed => listed.Code == code && listed.Event == alert.Event && listed.Since == alert.Since);
    }
}
