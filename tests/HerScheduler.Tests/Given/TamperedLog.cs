using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Given;

/// <summary>What somebody can do who has the whole database and not the key: triggers taken away, rows changed, every hash made anew.</summary>
internal static class TamperedLog
{
    private const string Triggers =
        "DROP TRIGGER log_entries_no_update; DROP TRIGGER log_entries_no_delete; DROP TRIGGER log_entries_in_order; PRAGMA foreign_keys = OFF;";

    /// <summary>Runs SQL behind the service's back, on SQLite.</summary>
    public static async Task Tamper(this ServiceFixture service, string sql)
    {
        await using var connection = new SqliteConnection(service.Database.Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of the tests.
        command.CommandText = $"{Triggers} {sql};";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Changes one entry and makes its hash, and every later one, anew as plain SHA-256; the plan's row follows.</summary>
    /// <param name="service">The service.</param>
    /// <param name="from">The number of the entry.</param>
    /// <param name="suffix">What the forger puts behind each hash, to make it look like a keyed one.</param>
    public static async Task ForgeFrom(this ServiceFixture service, int from, string suffix = "")
    {
        var log = await service.InDatabase(db => db.Log.AsNoTracking().OrderBy(entry => entry.Number).ToListAsync());
        var previous = from == 0 ? HashChain.Start : log[from - 1].Hash;
        var statements = new List<string>();
        foreach (var entry in log.Skip(from))
        {
            var forged = Like(entry, entry.Number == from ? entry.Body.Replace("2026", "2027", StringComparison.Ordinal) : entry.Body, previous);
            previous = HashChain.Unkeyed.HashOf(forged, forged.Number) + suffix;
            statements.Add($"UPDATE log_entries SET Body = '{forged.Body}', PreviousHash = '{forged.PreviousHash}', Hash = '{previous}' WHERE Number = {forged.Number}");
        }

        await service.Tamper(string.Join(';', statements.Append($"UPDATE plans SET LastLogHash = '{previous}'")));
    }

    private static LogEntryRow Like(LogEntryRow entry, string body, string previous) => new()
    {
        PlanId = entry.PlanId, Number = entry.Number, EntryId = entry.EntryId, Kind = entry.Kind, Body = body, RecordedAt = entry.RecordedAt,
        By = entry.By, Sender = entry.Sender, PreviousHash = previous, Hash = "",
    };
}
