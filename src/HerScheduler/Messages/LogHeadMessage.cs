using HerScheduler.Json;

namespace HerScheduler.Messages;

/// <summary>What the message of a head says.</summary>
/// <param name="At">Everything recorded before it.</param>
/// <param name="Plans">How many logs.</param>
/// <param name="Entries">How many entries in them.</param>
/// <param name="NotKeyed">How many of those without a key.</param>
/// <param name="Head">The head.</param>
internal sealed record LogHeadData(DateTimeOffset At, int Plans, long Entries, long NotKeyed, string Head);

/// <summary>The message with the head of the fact log: for whoever audits, on an exchange of its own; it belongs to no plan and counts in no
/// sequence.</summary>
internal static class LogHeadMessage
{
    public const string RoutingKey = "log.head";

    public const string Type = "herscheduler.log.head.v1";

    public static (string Id, string Body) Of(Uri source, LogHeadData head, DateTimeOffset now)
    {
        var envelope = new CloudEvent(MessageId.Named($"log.head/{head.Head}"), source, Type, "log", now, Sequence: null);
        return (envelope.Id, envelope.Text(data =>
        {
            data.WriteString("at", head.At.Iso());
            data.WriteNumber("plans", head.Plans);
            data.WriteNumber("entries", head.Entries);
            data.WriteNumber("notKeyed", head.NotKeyed);
            data.WriteString("head", head.Head);
        }));
    }
}
