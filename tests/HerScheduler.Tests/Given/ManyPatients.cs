using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A large installation on PostgreSQL, made inside the database from a few plans that the service has approved and recorded facts for: the same rows under
/// other ids, about a hundred patients to a navigator. Of each schedule it keeps the events that lists ask for; the fact log, from which a plan is replayed,
/// is whole (but for its hash chain, which no page looks at).
/// </summary>
internal static class ManyPatients
{
    private const int PatientsOfANavigatorForEachTemplate = 8;

    private static readonly string Navigator = $"'navigator.' || n / {PatientsOfANavigatorForEachTemplate} || '@example.org'";

    /// <summary>The tables, the column with the plan's id in each, the columns that are not copied as they are, and which rows are.</summary>
    private static readonly (string Table, string Id, Dictionary<string, string> Changed, string Only)[] Tables =
    [
        ("plans", "Id", new() { ["Id"] = Numbered("Id"), ["PatientId"] = Numbered("PatientId"), ["SearchText"] = Numbered("SearchText"),
            ["Navigator"] = Navigator, ["Document"] = Renamed("Document") }, "true"),
        (
            "plan_events", "PlanId", new() { ["PlanId"] = Numbered("PlanId"), ["Navigator"] = Navigator },
            """ "Key" IN ('echo-baseline', 'echo-1', 'echo-2', 'echo-3', 'echo-4', 'tchp-1', 'tchp-2', 'tchp-3', 'surgery') """),
        ("log_entries", "PlanId", new() { ["PlanId"] = Numbered("PlanId"), ["Body"] = Renamed("Body") }, "true"),
    ];

    /// <summary>Adds <paramref name="count"/> copies of each plan, called <c>TEMPLATE-1</c> and so on.</summary>
    public static async Task Copy(string connectionString, IReadOnlyList<string> templates, int count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var (table, id, changed, only) in Tables)
        {
            var columns = await ColumnsOf(connection, table);
            var into = string.Join(", ", columns.Select(column => $"\"{column}\""));
            var from = string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, $"\"{column}\"")));
            foreach (var template in templates)
            {
                await Run(connection, $"INSERT INTO {table} ({into}) SELECT {from} FROM {table}, generate_series(1, $2) n WHERE \"{id}\" = $1 AND {only}",
                    template, count);
            }
        }

        // What a server does by itself in time: statistics, and which pages an index can answer for.
        await Run(connection, "VACUUM ANALYZE");
    }

    private static string Numbered(string column) => $"\"{column}\" || '-' || n";

    private static string Renamed(string column) => $"""replace(replace("{column}", $1 || '"', $1 || '-' || n || '"'), 'navigator.one@', 'navigator.' || n / {PatientsOfANavigatorForEachTemplate} || '@')""";

    private static async Task<List<string>> ColumnsOf(NpgsqlConnection connection, string table)
    {
        await using var command =
            new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position",
                connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        await using var rows = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await rows.ReadAsync())
        {
            columns.Add(rows.GetString(0));
        }

        return columns;
    }

    private static async Task Run(NpgsqlConnection connection, string statement, string? template = null, int count = 0)
    {
#pragma warning disable CA2100 // Made of the names above and of those of the database's own columns.
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        if (template is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = template });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        }

        await command.ExecuteNonQueryAsync();
    }
}
