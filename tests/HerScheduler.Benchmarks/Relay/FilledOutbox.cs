using Npgsql;

namespace HerScheduler.Benchmarks.Relay;

/// <summary>A database of this version with an outbox to be emptied again and again.</summary>
internal sealed class FilledOutbox(NpgsqlDataSource database)
{
    /// <summary>Plans, and for each its messages: one after the other as an approval writes them, with a body of about 1 KB.</summary>
    public async Task Fill(int messages, int perPlan)
    {
        await Run(
            """
            INSERT INTO plans ("Id", "PatientId", "Site", "Navigator", "Protocol", "Status", "Document", "SearchText", "Version", "Entries", "Sequence", "Revision", "CreatedAt")
            SELECT 'plan-' || n, 'MRN-' || n, 'north-clinic', 'navigator.one@example.org', 'tchp', 'approved', '{}', '', 0, 0, $2, 0, now()
            FROM generate_series(0, $1 / $2) n
            """,
            messages,
            perPlan);
        await Run(
            """
            INSERT INTO outbox ("MessageId", "PlanId", "Sequence", "RoutingKey", "Type", "Subject", "Body", "CreatedAt", "Attempts")
            SELECT md5(n::text)::uuid::text, 'plan-' || n / $2, n % $2 + 1, 'cycle.reminder.north-clinic', 'herscheduler.cycle.reminder.v1',
                   'plan-' || n / $2 || '/tchp-2', '{"specversion":"1.0","id":"' || md5(n::text)::uuid || '","data":{"filler":"' || repeat('x', 900) || '"}}', now(), 0
            FROM generate_series(0, $1 - 1) n ORDER BY n
            """,
            messages,
            perPlan);
    }

    /// <summary>Nothing is sent any more, and nothing of the rounds before is left for the database to clear away meanwhile.</summary>
    public async Task Rewind()
    {
        await Run("""UPDATE outbox SET "SentAt" = NULL, "LeaseUntil" = NULL""");
        await Run("VACUUM (ANALYZE) outbox");
        await Run("CHECKPOINT");
    }

    public async Task<long> Unsent() => (long)(await Ask("""SELECT count(*) FROM outbox WHERE "SentAt" IS NULL"""))!;

    /// <summary>Transactions committed in this database so far; what others' connections did counts when they have closed.</summary>
    public async Task<long> Commits()
    {
        await Run("SELECT pg_stat_clear_snapshot()");
        return (long)(await Ask("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"))!;
    }

    private async Task<object?> Ask(string query)
    {
        await using var command = database.CreateCommand(query);
        return await command.ExecuteScalarAsync();
    }

    private async Task Run(string statement, params int[] values)
    {
        await using var command = database.CreateCommand(statement);
        command.CommandTimeout = 300;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
