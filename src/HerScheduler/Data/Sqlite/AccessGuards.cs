namespace HerScheduler.Data.Sqlite;

/// <summary>
/// What keeps the access log as it was written, in the database itself: no entry is changed, and only old ones are removed, of which a row stays that says so.
/// </summary>
internal static class AccessGuards
{
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append-only: UPDATE is refused'); END;
        """,
        """
        CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        WHEN NOT EXISTS (SELECT 1 FROM access_removals r WHERE OLD.At < r.Before)
        BEGIN SELECT RAISE(ABORT, 'access_log is append-only: DELETE is refused'); END;
        """,
        """
        CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log
        WHEN EXISTS (SELECT 1 FROM access_log WHERE Id = NEW.Id)
        BEGIN SELECT RAISE(ABORT, 'access_log is append-only: INSERT in place of another is refused'); END;
        """,
        """
        CREATE TRIGGER access_removals_no_update BEFORE UPDATE ON access_removals
        BEGIN SELECT RAISE(ABORT, 'access_removals stays: UPDATE is refused'); END;
        """,
        """
        CREATE TRIGGER access_removals_no_delete BEFORE DELETE ON access_removals
        BEGIN SELECT RAISE(ABORT, 'access_removals stays: DELETE is refused'); END;
        """,
    ];
}
