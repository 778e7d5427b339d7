using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A large installation on PostgreSQL, made inside the database from a few plans that the service has approved and recorded facts for: the same rows under other
/// ids, about a hundred patients to a navigator. Of each schedule it keeps the events that lists ask for; the fact log, from which a plan is replayed, is whole
/// (but for its hash chain, which no page looks at).
/// </summary>
internal static class ManyPatients
{
    private const int PatientsOfANavigatorForEachTemplate = 8;

    /// <summary>Adds <paramref name="count"/> copies of each plan, called <c>TEMPLATE-1</c> and so on.</summary>
    public static async Task Copy(string connectionString, IEnumerable<string> templates, int count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var template in templates)
        {
            await Run(connection, PlansOf, template, count);
            await Run(connection, EventsOf, template, count);
            await Run(connection, LogOf, template, count);
        }

        await Run(connection, "ANALYZE", "", 0);
    }

    private static string Renamed(string column) => $"""replace(replace({column}, $1 || '"', $1 || '-' || n || '"'), 'navigator.one@', 'navigator.' || n / {PatientsOfANavigatorForEachTemplate} || '@')""";

    private static string PlansOf =>
        $"""
        INSERT INTO plans ("Id", "PatientId", "PatientName", "Site", "Navigator", "Protocol", "Status", "Version", "Sequence", "Revision", "Document", "CreatedAt", "ApprovedAt",
                           "ApprovedBy", "ClosedAt", "CalendarId", "NextAlertAt", "LastLogHash")
        SELECT "Id" || '-' || n, "PatientId" || '-' || n, "PatientName", "Site", 'navigator.' || n / {PatientsOfANavigatorForEachTemplate} || '@example.org', "Protocol", "Status", "Version",
               "Sequence", "Revision", {Renamed("\"Document\"")}, "CreatedAt", "ApprovedAt", "ApprovedBy", "ClosedAt", "CalendarId", "NextAlertAt", "LastLogHash"
        FROM plans, generate_series(1, $2) n WHERE "Id" = $1
        """;

    private static string EventsOf =>
        $"""
        INSERT INTO plan_events ("PlanId", "Key", "Site", "Navigator", "Kind", "Status", "Date", "Booked", "Title", "Body", "NextNoticeAt", "AcknowledgedDate")
        SELECT "PlanId" || '-' || n, "Key", "Site", 'navigator.' || n / {PatientsOfANavigatorForEachTemplate} || '@example.org', "Kind", "Status", "Date", "Booked", "Title", "Body", "NextNoticeAt", "AcknowledgedDate"
        FROM plan_events, generate_series(1, $2) n
        WHERE "PlanId" = $1 AND "Key" IN ('echo-baseline', 'echo-1', 'echo-2', 'echo-3', 'echo-4', 'tchp-1', 'tchp-2', 'tchp-3', 'surgery')
        """;

    private static string LogOf =>
        $"""
        INSERT INTO log_entries ("PlanId", "Number", "EntryId", "Kind", "Body", "RecordedAt", "By", "Sender", "PreviousHash", "Hash")
        SELECT "PlanId" || '-' || n, "Number", "EntryId", "Kind", {Renamed("\"Body\"")}, "RecordedAt", "By", "Sender", "PreviousHash", "Hash"
        FROM log_entries, generate_series(1, $2) n WHERE "PlanId" = $1
        """;

    private static async Task Run(NpgsqlConnection connection, string statement, string template, int count)
    {
#pragma warning disable CA2100 // Made of the constants above.
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        if (template.Length > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = template });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        }

        await command.ExecuteNonQueryAsync();
    }
}
