using System.Text.Json.Nodes;
using HerScheduler.Courses;
using HerScheduler.Data;
using Npgsql;
using NpgsqlTypes;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Many approved plans on PostgreSQL, made from one that the service has approved: the same rows under other ids, each with its own hash chain.
/// </summary>
internal static class ManyPlans
{
    private const string PlanColumns =
        """
        "PatientId", "PatientName", "SearchText", "SearchName", "Site", "Navigator", "Protocol", "Status", "Version", "Entries",
        "Sequence", "Revision", "CreatedAt", "ApprovedAt", "ApprovedBy", "ClosedAt"
        """;

    private const string EventColumns =
        """
        "Key", "Site", "Navigator", "Kind", "Status", "Date", "Booked", "Title", "Body", "NextNoticeAt", "AcknowledgedDate"
        """;

    /// <summary>Adds <paramref name="count"/> copies, called <c>TEMPLATE-1</c> and so on; nothing of them is in the outbox.</summary>
    public static async Task Copy(string connectionString, PlanRow template, LogEntryRow approval, int count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var copies = Enumerable.Range(1, count).Select(number => Copied(template, approval, $"{template.Id}-{number}")).ToList();
        await Run(connection, "CREATE TEMP TABLE copies (id text COLLATE \"C\", document text, hash text)");
        await using (var rows = await connection.BeginBinaryImportAsync("COPY copies FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (id, document, entry) in copies)
            {
                await rows.WriteRowAsync(CancellationToken.None, id, document, entry.Hash);
            }

            await rows.CompleteAsync();
        }

        await Run(connection, $"""
            INSERT INTO plans ("Id", "Document", "LastLogHash", {PlanColumns})
            SELECT c.id, c.document, c.hash, {PlanColumns} FROM copies c, plans WHERE "Id" = '{template.Id}'
            """);
        await Run(connection, $"""
            INSERT INTO plan_events ("PlanId", {EventColumns})
            SELECT c.id, {EventColumns} FROM copies c, plan_events WHERE "PlanId" = '{template.Id}'
            """);
        await CopyLog(connection, copies.Select(copy => copy.Entry));
        await Run(connection, "ANALYZE");
    }

    private static (string Id, string Document, LogEntryRow Entry) Copied(PlanRow template, LogEntryRow approval, string id)
    {
        var document = JsonNode.Parse(template.Document)!;
        document["id"] = id;
        var plan = new PlanRow { Id = id, PatientId = "", Site = "", Navigator = "", Protocol = "", Document = document.ToJsonString() };
        var content = new LogContent($"approval:{id}", approval.Kind, plan.Document, approval.RecordedAt, approval.By, approval.Sender);
        return (id, plan.Document, HashChain.Unkeyed.Append(plan, 0, content));
    }

    private static async Task CopyLog(NpgsqlConnection connection, IEnumerable<LogEntryRow> entries)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            """
            COPY log_entries ("PlanId", "Number", "EntryId", "Kind", "Body", "RecordedAt", "By", "Sender", "PreviousHash", "Hash")
            FROM STDIN (FORMAT BINARY)
            """);
        foreach (var entry in entries)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(entry.PlanId);
            await rows.WriteAsync(entry.Number);
            await rows.WriteAsync(entry.EntryId);
            await rows.WriteAsync(entry.Kind);
            await rows.WriteAsync(entry.Body);
            await rows.WriteAsync(entry.RecordedAt, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(entry.By);
            await rows.WriteAsync(entry.Sender);
            await rows.WriteAsync(entry.PreviousHash);
            await rows.WriteAsync(entry.Hash);
        }

        await rows.CompleteAsync();
    }

    private static async Task Run(NpgsqlConnection connection, string statement)
    {
#pragma warning disable CA2100 // Made of the names above and of a plan id that the test has chosen.
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
