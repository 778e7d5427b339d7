using HerScheduler.Core.Scheduling;

namespace HerScheduler.Messages;

/// <summary>What a message can say of a whole plan.</summary>
public enum PlanMessage
{
    Approved,
    Amended,
    Closed,
}

/// <summary>The first word of a routing key: coarser than the kinds of events.</summary>
internal static class MessageKinds
{
    public static string Of(EventKind kind) => kind switch
    {
        EventKind.Cycle => "cycle",
        EventKind.Echo => "echo",
        EventKind.Surgery => "surgery",
        EventKind.Pathology => "pathology",
        EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd => "radiotherapy",
        EventKind.EndocrineStart or EventKind.EndocrineReview => "endocrine",
        EventKind.Her2Completion => "her2-completion",
        EventKind.Task => "task",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message kind is defined for this kind of event."),
    };
}
