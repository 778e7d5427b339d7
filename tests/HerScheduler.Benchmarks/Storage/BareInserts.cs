using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Import;
using Microsoft.Data.Sqlite;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>The yardstick on SQLite: the same rows in the same transaction by prepared statements, on one open connection.</summary>
internal sealed class BareInserts(SqliteConnection connection)
{
    private const string Update =
        """
        UPDATE plans SET Status = 'approved', ApprovedAt = $0, ApprovedBy = $1, Sequence = $2, LastLogHash = $3, DueOn = $4, Phase = $5, Revision = 1
        WHERE Id = $6 AND Revision = 0
        """;

    private const string Entry =
        "INSERT INTO log_entries (PlanId, Number, EntryId, Kind, Body, RecordedAt, \"By\", Sender, PreviousHash, Hash) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private const string Event =
        """
        INSERT INTO plan_events (PlanId, Key, Site, Navigator, Kind, Status, Date, DueOn, Title, Body, NextNoticeAt)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Message =
        "INSERT INTO outbox (MessageId, PlanId, Sequence, RoutingKey, Type, Subject, Body, CreatedAt, Attempts) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, 0)";

    public Task Write(PreparedPlan prepared)
    {
        var (plan, entry) = (prepared.Plan, prepared.Rows.Entry);
        using var transaction = connection.BeginTransaction();
        var phase = WireNames<CoursePhase>.Of(plan.Phase!.Value);
        Execute(transaction, Update, [[plan.ApprovedAt!.Value.UtcTicks, plan.ApprovedBy, plan.Sequence, plan.LastLogHash, Day(plan.DueOn), phase, plan.Id]]);
        Execute(transaction, Entry,
            [[entry.PlanId, entry.Number, entry.EntryId, entry.Kind, entry.Body, entry.RecordedAt.UtcTicks, entry.By, entry.Sender, entry.PreviousHash,
                entry.Hash]]);
        Execute(transaction, Event, prepared.Rows.Events.Select(row => new object?[]
        {
            row.PlanId, row.Key, row.Site, row.Navigator, WireNames<EventKind>.Of(row.Kind), WireNames<EventStatus>.Of(row.Status),
            Day(row.Date), Day(row.DueOn), row.Title, row.Body, row.NextNoticeAt?.UtcTicks,
        }));
        Execute(transaction, Message, prepared.Rows.Messages.Select(row => new object?[]
        {
            row.MessageId, row.PlanId, row.Sequence, row.RoutingKey, row.Type, row.Subject, row.Body, row.CreatedAt.UtcTicks,
        }));
        transaction.Commit();
        return Task.CompletedTask;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Execute(SqliteTransaction transaction, string sql, IEnumerable<object?[]> rows)
    {
#pragma warning disable CA2100 // The four statements above.
        using var command = new SqliteCommand(sql, connection, transaction);
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count == i)
                {
                    command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), value: null));
                }

                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
