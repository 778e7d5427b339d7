using System.Globalization;
using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Json;

namespace HerScheduler.Retention;

/// <summary>A closed plan with all its rows, as the archive keeps it.</summary>
internal sealed record ArchivedPlan(
    PlanRow Plan, IReadOnlyList<LogEntryRow> Log, IReadOnlyList<PlanEventRow> Events, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<NoticeRow> Notices)
{
    private const int HashShown = 12;

    /// <summary>
    /// <c>2026/plan-0001.17.3f9a0c11d2e4.json</c>: by the year it was closed, its id, its version, and the begin of its last hash. The same content has the
    /// same name, so that writing it again changes nothing; ids that differ only by case differ in the hash.
    /// </summary>
    public string FileName => string.Create(
        CultureInfo.InvariantCulture, $"{Plan.ClosedAt?.UtcDateTime.Year:0000}/{Plan.Id}.{Plan.Version}.{Plan.LastLogHash?[..HashShown]}.json");

    /// <summary>One line of JSON. Log entries are complete: their hashes can be computed again from it.</summary>
    public string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        WritePlan(json);
        json.WriteArray("log", Log, WriteEntry);
        WriteRaw(json, "events", Events.Select(row => row.Body));
        WriteRaw(json, "messages", Messages.Select(row => row.Body));
        json.WriteArray("notices", Notices, WriteNotice);
        json.WriteEndObject();
    });

    private void WritePlan(Utf8JsonWriter json)
    {
        json.WriteString("plan", Plan.Id);
        json.WriteString("status", WireNames<PlanStatus>.Of(Plan.Status));
        json.WriteNumber("version", Plan.Version);
        json.WriteNumber("sequence", Plan.Sequence);
        json.WriteString("createdAt", Exactly(Plan.CreatedAt));
        json.WriteString("approvedAt", Exactly(Plan.ApprovedAt));
        json.WriteString("approvedBy", Plan.ApprovedBy);
        json.WriteString("closedAt", Exactly(Plan.ClosedAt));
        json.WriteString("lastHash", Plan.LastLogHash);
        json.WritePropertyName("document");
        json.WriteRawValue(Plan.Document);
    }

    private static void WriteEntry(Utf8JsonWriter json, LogEntryRow entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("id", entry.EntryId);
        json.WriteString("kind", entry.Kind);
        json.WriteString("recordedAt", Exactly(entry.RecordedAt));
        json.WriteString("by", entry.By);
        json.WriteString("sender", entry.Sender);
        json.WriteString("previousHash", entry.PreviousHash);
        json.WriteString("hash", entry.Hash);
        json.WritePropertyName("fact");
        json.WriteRawValue(entry.Body);
        json.WriteEndObject();
    }

    private static void WriteNotice(Utf8JsonWriter json, NoticeRow notice)
    {
        json.WriteStartObject();
        json.WriteString("event", notice.EventKey);
        json.WriteDate("date", notice.Date);
        json.WriteString("kind", WireNames<Core.Notices.NoticeKind>.Of(notice.Kind));
        json.WriteNumber("days", notice.Days);
        json.WriteString("noticedAt", Exactly(notice.NoticedAt));
        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, IEnumerable<string> bodies) =>
        json.WriteArray(name, bodies, (writer, body) => writer.WriteRawValue(body));

    /// <summary>To the millisecond, as the hash has it.</summary>
    private static string? Exactly(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
