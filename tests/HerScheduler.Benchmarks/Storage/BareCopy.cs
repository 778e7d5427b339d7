using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Import;
using Npgsql;
using NpgsqlTypes;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>The yardstick on PostgreSQL: the same rows in the same transaction, by the driver alone, on one open connection.</summary>
internal sealed class BareCopy(NpgsqlConnection connection)
{
    private const string Update =
        """
        UPDATE plans SET "Status" = 'approved', "ApprovedAt" = $1, "ApprovedBy" = $2, "Sequence" = $3, "LastLogHash" = $4, "DueOn" = $5,
            "Phase" = $6, "Revision" = 1
        WHERE "Id" = $7 AND "Revision" = 0
        """;

    private const string Entry =
        """
        INSERT INTO log_entries ("PlanId", "Number", "EntryId", "Kind", "Body", "RecordedAt", "By", "Sender", "PreviousHash", "Hash")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Events =
        """
        COPY plan_events ("PlanId", "Key", "Site", "Navigator", "Kind", "Status", "Date", "DueOn", "Booked", "Title", "Body",
            "NextNoticeAt", "AcknowledgedDate")
        FROM STDIN (FORMAT BINARY)
        """;

    private const string Messages =
        """
        COPY outbox ("MessageId", "PlanId", "Sequence", "RoutingKey", "Type", "Subject", "Body", "CorrelationId", "CreatedAt", "LeaseUntil", "SentAt",
            "Attempts")
        FROM STDIN (FORMAT BINARY)
        """;

    public async Task Write(PreparedPlan plan)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyEvents(plan.Rows.Events);
        await CopyMessages(plan.Rows.Messages);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { UpdateOf(plan.Plan), EntryOf(plan.Rows.Entry) },
        };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private async Task CopyEvents(IReadOnlyList<PlanEventRow> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Events);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var text in new[] { row.PlanId, row.Key, row.Site, row.Navigator,
                WireNames<EventKind>.Of(row.Kind), WireNames<EventStatus>.Of(row.Status) })
            {
                await copy.WriteAsync(text, NpgsqlDbType.Varchar);
            }

            await copy.WriteAsync(row.Date, NpgsqlDbType.Date);
            await (row.DueOn is { } due ? copy.WriteAsync(due, NpgsqlDbType.Date) : copy.WriteNullAsync());
            await copy.WriteNullAsync();
            await copy.WriteAsync(row.Title, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Body, NpgsqlDbType.Text);
            await (row.NextNoticeAt is { } next ? copy.WriteAsync(next, NpgsqlDbType.TimestampTz) : copy.WriteNullAsync());
            await copy.WriteNullAsync();
        }

        await copy.CompleteAsync();
    }

    private async Task CopyMessages(IReadOnlyList<OutboxRow> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Messages);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(row.MessageId, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.PlanId, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Sequence, NpgsqlDbType.Integer);
            await copy.WriteAsync(row.RoutingKey, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Type, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Subject, NpgsqlDbType.Varchar);
            await copy.WriteAsync(row.Body, NpgsqlDbType.Text);
            await copy.WriteNullAsync();
            await copy.WriteAsync(row.CreatedAt, NpgsqlDbType.TimestampTz);
            await copy.WriteNullAsync();
            await copy.WriteNullAsync();
            await copy.WriteAsync(row.Attempts, NpgsqlDbType.Integer);
        }

        await copy.CompleteAsync();
    }

    private static NpgsqlBatchCommand UpdateOf(PlanRow plan) => new(Update)
    {
        Parameters =
        {
            P(plan.ApprovedAt), P(plan.ApprovedBy), P(plan.Sequence), P(plan.LastLogHash), P(plan.DueOn), P(WireNames<CoursePhase>.Of(plan.Phase!.Value)),
            P(plan.Id),
        },
    };

    private static NpgsqlBatchCommand EntryOf(LogEntryRow row) => new(Entry)
    {
        Parameters =
        {
            P(row.PlanId), P(row.Number), P(row.EntryId), P(row.Kind), P(row.Body), P(row.RecordedAt), P(row.By), P(row.Sender), P(row.PreviousHash),
            P(row.Hash),
        },
    };

    private static NpgsqlParameter P(object? value) => new() { Value = value };
}
