namespace HerScheduler.Data.Sqlite;

/// <summary>
/// What keeps the fact log as it was written, in the database itself: no entry is changed, taken out of order, or deleted unless its plan was purged; a
/// tombstone stays.
/// </summary>
internal static class LogGuards
{
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries
        BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: UPDATE is refused'); END;
        """,
        """
        CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries
        WHEN NOT EXISTS (
            SELECT 1 FROM purged_plans t JOIN plans p ON p.Id = t.PlanId
            WHERE t.PlanId = OLD.PlanId AND t.LastHash = p.LastLogHash AND p.Status = 'closed')
        BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: DELETE is refused'); END;
        """,
        """
        CREATE TRIGGER log_entries_in_order BEFORE INSERT ON log_entries
        WHEN NEW.Number <> coalesce((SELECT max(Number) FROM log_entries WHERE PlanId = NEW.PlanId), -1) + 1
          OR NEW.PreviousHash <> coalesce((SELECT Hash FROM log_entries WHERE PlanId = NEW.PlanId ORDER BY Number DESC LIMIT 1), '')
          OR EXISTS (SELECT 1 FROM log_entries WHERE PlanId = NEW.PlanId AND EntryId = NEW.EntryId)
        BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: INSERT of an entry that is not the next one is refused'); END;
        """,
        """
        CREATE TRIGGER purged_plans_no_update BEFORE UPDATE ON purged_plans
        BEGIN SELECT RAISE(ABORT, 'purged_plans stays: UPDATE is refused'); END;
        """,
        """
        CREATE TRIGGER purged_plans_no_delete BEFORE DELETE ON purged_plans
        BEGIN SELECT RAISE(ABORT, 'purged_plans stays: DELETE is refused'); END;
        """,
        """
        CREATE TRIGGER purged_plans_once BEFORE INSERT ON purged_plans
        WHEN EXISTS (SELECT 1 FROM purged_plans WHERE PlanId = NEW.PlanId)
        BEGIN SELECT RAISE(ABORT, 'purged_plans stays: a second INSERT is refused'); END;
        """,
    ];
}
