namespace HerScheduler.Data.SqlServer;

/// <summary>
/// Rows stay locked one by one. By itself SQL Server turns about 5,000 row locks of one statement into a lock on the whole table, and then whoever writes one
/// plan waits for everybody's.
/// </summary>
internal static class LockEscalation
{
    /// <summary>What is written while others write.</summary>
    public static IReadOnlyList<string> HotTables { get; } =
        ["plans", "plan_events", "log_entries", "outbox", "notices", "mails", "event_changes", "standing_alerts", "refused_facts", "access_log"];

    public static IReadOnlyList<string> Disabling { get; } = [.. HotTables.Select(table => $"ALTER TABLE {table} SET (LOCK_ESCALATION = DISABLE);")];
}
