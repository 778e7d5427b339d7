namespace HerScheduler.Data.SqlServer;

/// <summary>
/// What keeps the fact log as it was written, in the database itself: no entry is changed, taken out of order, or deleted unless its plan was purged; a
/// tombstone stays.
/// </summary>
internal static class LogGuards
{
    // A trigger must be the only statement of its batch; EXEC makes it one inside a script.
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        EXEC(N'CREATE TRIGGER log_entries_append_only ON log_entries AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (
                SELECT 1 FROM deleted d WHERE NOT EXISTS (
                    SELECT 1 FROM purged_plans t JOIN plans p ON p.Id = t.PlanId
                    WHERE t.PlanId = d.PlanId AND t.LastHash = p.LastLogHash AND p.Status = ''closed''))
            BEGIN
                ROLLBACK;
                THROW 51000, ''log_entries is append-only: UPDATE and DELETE are refused'', 1;
            END
        END');
        """,
        """
        EXEC(N'CREATE TRIGGER log_entries_in_order ON log_entries AFTER INSERT AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (
                SELECT 1 FROM inserted i LEFT JOIN log_entries p ON p.PlanId = i.PlanId AND p.Number = i.Number - 1
                WHERE i.Number < 0 OR (i.Number > 0 AND p.Hash IS NULL) OR i.PreviousHash <> coalesce(p.Hash, N''''))
            BEGIN
                ROLLBACK;
                THROW 51000, ''log_entries is append-only: INSERT of an entry that is not the next one is refused'', 1;
            END
        END');
        """,
        """
        EXEC(N'CREATE TRIGGER purged_plans_stay ON purged_plans AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM deleted)
            BEGIN
                ROLLBACK;
                THROW 51000, ''purged_plans stays: UPDATE and DELETE are refused'', 1;
            END
        END');
        """,
    ];
}
