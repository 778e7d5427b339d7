using System.Globalization;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Tests.Given;

/// <summary>What a table holds, as the database's own driver tells it.</summary>
internal static class RawRows
{
    /// <summary>The rows of a table after something was written; nothing of it stays.</summary>
    public static Task<IReadOnlyList<string>> After(SchedulerDb db, string table, Func<Task> write) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Dialect.Insert(db, [SampleRows.Plan(SampleRows.PlanId)], CancellationToken.None);
        await write();
        await db.SaveChangesAsync();
        return await Of(db, table, without: table is "outbox" or "mails" or "event_changes" ? ["Id"] : []);
    });

    /// <summary>Each row on a line, sorted.</summary>
    /// <param name="db">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="without">Columns that are not compared: what the database gives, instants.</param>
    public static async Task<IReadOnlyList<string>> Of(SchedulerDb db, string table, params string[] without)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The name of a table of ours.
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(i => !without.Contains(reader.GetName(i), StringComparer.Ordinal))
                .Select(i => Cell(reader.GetName(i), reader.GetValue(i)))));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Cell(string name, object value) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{name}={value.GetType().Name}:{(value is DateTime instant ? instant.ToString("O", CultureInfo.InvariantCulture) : value)}");
}
