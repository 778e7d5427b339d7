using System.Text.Json;
using HerScheduler.Data;
using HerScheduler.Json;

namespace HerScheduler.Messaging.Restoring;

/// <summary>
/// One of the last messages that left, as the broker remembers it. A database that does not know it is older than what was published. The id alone would
/// not tell: a restored database gives it to another message.
/// </summary>
/// <param name="OutboxId">The row; 0: nothing has left yet.</param>
/// <param name="MessageId">Its CloudEvents id.</param>
/// <param name="CreatedAt">When it was written: the same number of the same plan can be written twice, but not at the same instant.</param>
/// <param name="PublishedAt">When it left.</param>
internal sealed record LastPublished(long OutboxId, string MessageId, DateTimeOffset CreatedAt, DateTimeOffset PublishedAt)
{
    public static LastPublished Of(OutboxRow row, DateTimeOffset now) => new(row.Id, row.MessageId, row.CreatedAt, now);

    /// <summary>For a database that has no message at all.</summary>
    public static LastPublished OfNothing(DateTimeOffset now) => new(0, "", now, now);

    public string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("outboxId", OutboxId);
        json.WriteString("messageId", MessageId);
        json.WriteNumber("createdAt", CreatedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("publishedAt", PublishedAt.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    });

    /// <exception cref="NotReachableException">Somebody put something else there.</exception>
    public static LastPublished Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new LastPublished(
                root.GetProperty("outboxId").GetInt64(),
                root.GetProperty("messageId").GetString()!,
                DateTimeOffset.FromUnixTimeMilliseconds(root.GetProperty("createdAt").GetInt64()),
                DateTimeOffset.FromUnixTimeMilliseconds(root.GetProperty("publishedAt").GetInt64()));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NotReachableException(
                "The broker's watermark queue holds something that this service did not write; look at it, and purge it if need be.", unreadable);
        }
    }
}
