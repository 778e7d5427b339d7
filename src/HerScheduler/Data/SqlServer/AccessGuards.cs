namespace HerScheduler.Data.SqlServer;

/// <summary>
/// What keeps the access log as it was written, in the database itself: no entry is changed, and only old ones are removed, of which a row stays that says so.
/// </summary>
internal static class AccessGuards
{
    // A trigger must be the only statement of its batch; EXEC makes it one inside a script.
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        EXEC(N'CREATE TRIGGER access_log_append_only ON access_log AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (
                SELECT 1 FROM deleted d WHERE NOT EXISTS (SELECT 1 FROM access_removals r WHERE d.[At] < r.[Before]))
            BEGIN
                ROLLBACK;
                THROW 51000, ''access_log is append-only: UPDATE and DELETE are refused'', 1;
            END
        END');
        """,
        """
        EXEC(N'CREATE TRIGGER access_removals_stay ON access_removals AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM deleted)
            BEGIN
                ROLLBACK;
                THROW 51000, ''access_removals is append-only: UPDATE and DELETE are refused'', 1;
            END
        END');
        """,
    ];
}
