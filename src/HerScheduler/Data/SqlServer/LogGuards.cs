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

        // TRUNCATE fires no trigger, but is refused for what a foreign key names: therefore this table, in which there is never a row.
        """
        CREATE TABLE append_only_tables (
            PlanId nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, Number int NOT NULL, AccessId bigint NOT NULL, AccessRemovalId bigint NOT NULL,
            CONSTRAINT PK_append_only_tables PRIMARY KEY (PlanId, Number),
            CONSTRAINT FK_append_only_log_entries FOREIGN KEY (PlanId, Number) REFERENCES log_entries (PlanId, Number),
            CONSTRAINT FK_append_only_purged_plans FOREIGN KEY (PlanId) REFERENCES purged_plans (PlanId),
            CONSTRAINT FK_append_only_access_log FOREIGN KEY (AccessId) REFERENCES access_log (Id),
            CONSTRAINT FK_append_only_access_removals FOREIGN KEY (AccessRemovalId) REFERENCES access_removals (Id),
            CONSTRAINT CK_append_only_tables_empty CHECK (1 = 0));
        """,
    ];

    /// <summary>What stands in the way of dropping the tables.</summary>
    public static IReadOnlyList<string> Dropping { get; } = ["DROP TABLE append_only_tables;"];
}
