using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Pharmacy;

namespace HerScheduler.Messaging.Restoring;

/// <summary>A message that never left, under another number of its plan, and so another id.</summary>
internal static class Renumbering
{
    /// <returns>What changes: for <c>SetValues</c> of the tracked row.</returns>
    public static object Of(OutboxRow row, int sequence)
    {
        var id = MessageId.Of(row.PlanId, sequence);
        var document = JsonNode.Parse(row.Body)!;
        document["id"] = id;
        document["sequence"] = sequence.ToString("D10", CultureInfo.InvariantCulture);
        document["data"]!["sequence"] = sequence;
        return new { MessageId = id, Sequence = sequence, Body = JsonText.Of(json => document.WriteTo(json)) };
    }
}
