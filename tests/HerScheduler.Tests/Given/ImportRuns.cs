using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Data;
using HerScheduler.Import;
using HerScheduler.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>The verb <c>import</c> on the database of a service.</summary>
internal static partial class ImportRuns
{
    private static readonly string[] Tables = ["plans", "plan_events", "log_entries", "outbox"];

    /// <summary>Numbers that the database gives, instants, and what is computed from them; a trace, when another test listens to all of them.</summary>
    private static readonly string[] OfTheRun = ["Id", "CreatedAt", "ApprovedAt", "RecordedAt", "NextAlertAt", "Hash", "LastLogHash", "Trace"];

    public static Task<CommandRun> Import(this ServiceFixture service, params string[] args) =>
        CommandRun.Of(["import", .. args, "--config", SettingsFile(service.Folder, service.Database)]);

    /// <summary>In the service's own process, by its clock and with what a test has put between it and the database.</summary>
    public static async Task<List<ImportedBatch>> ImportInside(this ServiceFixture service, string lines, string file = "plans.ndjson") =>
        await service.Services.GetRequiredService<PlanImport>()
            .Run(InputDocuments.Read(ImportSources.Of([service.Write(file, lines)]), Stream.Null, CancellationToken.None), "dr.one@example.org",
                onlyJudge: false, CancellationToken.None)
            .ToListAsync();

    public static string SettingsFile(string folder, TestDatabase database)
    {
        var file = Path.Combine(folder, "import-settings.json");
        File.WriteAllText(file, JsonSerializer.Serialize(database.Settings));
        return file;
    }

    /// <summary>Plans <c>plan-00001</c>, … one a line.</summary>
    public static string Lines(int count, string start = "2026-01-05") =>
        string.Concat(Enumerable.Range(1, count).Select(n => Line(Documents.Tchp($"plan-{n:00000}", plan => plan["start"] = start))));

    public static string Line(JsonObject plan) => plan.ToJsonString() + "\n";

    public static string Write(this ServiceFixture service, string name, string text)
    {
        var file = Path.Combine(service.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>All that approval stores, but for what differs from one run to the next.</summary>
    /// <param name="db">The database.</param>
    /// <param name="without">More columns that are not compared.</param>
    public static async Task<IReadOnlyList<string>> Everything(SchedulerDb db, params string[] without)
    {
        List<string> rows = [];
        foreach (var table in Tables)
        {
            rows.AddRange((await RawRows.Of(db, table, [.. without, .. table == "plans" ? OfTheRun.Skip(1) : OfTheRun]))
                .Select(row => $"{table}: {Time().Replace(row, "")}"));
        }

        return rows;
    }

    [GeneratedRegex("\"time\":\"[^\"]*\",", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Time();
}
