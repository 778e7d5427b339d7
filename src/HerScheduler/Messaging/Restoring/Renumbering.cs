using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Messages;

namespace HerScheduler.Messaging.Restoring;

/// <summary>A message that never left, under another number of its plan, and so another id.</summary>
internal static class Renumbering
{
    /// <returns>Another row that differs in nothing else: to be stored in its place, or for <c>SetValues</c> of the tracked one.</returns>
    public static OutboxRow Of(OutboxRow row, int sequence)
    {
        var id = MessageId.Of(row.PlanId, sequence);
        var document = JsonNode.Parse(row.Body)!;
        document["id"] = id;
        document["sequence"] = sequence.ToString("D10", CultureInfo.InvariantCulture);
        document["data"]!["sequence"] = sequence;
        return new OutboxRow
        {
            Id = row.Id,
            MessageId = id,
            PlanId = row.PlanId,
            Sequence = sequence,
            RoutingKey = row.RoutingKey,
            Type = row.Type,
            Subject = row.Subject,
            Body = JsonText.Of(json => document.WriteTo(json)),
            CorrelationId = row.CorrelationId,
            Trace = row.Trace,
            CreatedAt = row.CreatedAt,
            LeaseUntil = row.LeaseUntil,
            SentAt = row.SentAt,
            Attempts = row.Attempts,
            LastFailure = row.LastFailure,
        };
    }
}
