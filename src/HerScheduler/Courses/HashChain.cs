using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Data;
using HerScheduler.Json;

namespace HerScheduler.Courses;

/// <summary>Each entry of a plan's fact log carries the hash of the one before it: what was changed behind the service's back shows.</summary>
public static class HashChain
{
    /// <summary>The hash of the entry before the first.</summary>
    public const string Start = "";

    /// <summary>The next entry of a plan's log; <see cref="PlanRow.LastLogHash"/> moves on to it.</summary>
    public static LogEntryRow Append(PlanRow plan, int number, LogContent content)
    {
        var previous = plan.LastLogHash ?? Start;
        var hash = HashOf(plan.Id, number, content, previous);
        plan.LastLogHash = hash;
        return new LogEntryRow
        {
            PlanId = plan.Id,
            Number = number,
            EntryId = content.EntryId,
            Kind = content.Kind,
            Body = content.Body,
            RecordedAt = content.RecordedAt,
            By = content.By,
            Sender = content.Sender,
            PreviousHash = previous,
            Hash = hash,
        };
    }

    /// <summary>What the hash of a stored entry would be, had it been written as number <paramref name="number"/>.</summary>
    public static string HashOf(LogEntryRow entry, int number)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = new LogContent(entry.EntryId, entry.Kind, entry.Body, entry.RecordedAt, entry.By, entry.Sender);
        return HashOf(entry.PlanId, number, content, entry.PreviousHash);
    }

    private static string HashOf(string planId, int number, LogContent content, string previous)
    {
        // A JSON array of strings: no content can be shifted from one field into the next.
        var text = JsonText.Of(json =>
        {
            json.WriteStartArray();
            json.WriteStringValue(previous);
            json.WriteStringValue(planId);
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(content.EntryId);
            json.WriteStringValue(content.Kind);
            json.WriteStringValue(content.RecordedAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(content.By);
            json.WriteStringValue(content.Sender);
            json.WriteStringValue(content.Body);
            json.WriteEndArray();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>What an entry of the fact log says.</summary>
public sealed record LogContent(string EntryId, string Kind, string Body, DateTimeOffset RecordedAt, string By, string Sender);
