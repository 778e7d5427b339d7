using System.Globalization;
using System.Text.Json;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Data;

namespace HerScheduler.Digests;

/// <summary>Reads a change back from the message that announced it: the digest says what the pharmacy was told.</summary>
internal static class AnnouncedChanges
{
    /// <param name="row">A message about an event: <c>herscheduler.cycle.moved.v1</c>.</param>
    public static AnnouncedChange Of(OutboxRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        var data = body.RootElement.GetProperty("data");
        var item = data.GetProperty("event");
        return new AnnouncedChange(
            row.PlanId,
            item.GetProperty("key").GetString()!,
            item.GetProperty("title").GetString()!,
            KindOf(row.Type),
            Day(item.GetProperty("date"))!.Value,
            Day(data.GetProperty("previousDate")),
            data.GetProperty("reason").GetString() ?? "",
            row.CorrelationId);
    }

    private static ChangeKind KindOf(string type) =>
        WireNames<ChangeKind>.TryParse(type.Split('.')[^2], out var kind)
            ? kind
            : throw new InvalidOperationException($"A stored message of type '{type}' is no change of an event.");

    private static DateOnly? Day(JsonElement value) =>
        value.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
