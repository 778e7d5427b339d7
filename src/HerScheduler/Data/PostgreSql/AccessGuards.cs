namespace HerScheduler.Data.PostgreSql;

/// <summary>
/// What keeps the access log as it was written, in the database itself: no entry is changed, and only old ones are removed, of which a row stays that says so.
/// </summary>
internal static class AccessGuards
{
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        CREATE FUNCTION access_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation'; END $$;
        """,
        """
        CREATE FUNCTION access_log_only_old() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM access_removals r WHERE OLD."At" < r."Before") THEN
                RAISE EXCEPTION 'access_log is append-only: DELETE is refused' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN OLD;
        END $$;
        """,
        "CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_refuse();",
        "CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_only_old();",
        "CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse();",
        "CREATE TRIGGER access_removals_no_change BEFORE UPDATE OR DELETE ON access_removals FOR EACH ROW EXECUTE FUNCTION access_log_refuse();",
        "CREATE TRIGGER access_removals_no_truncate BEFORE TRUNCATE ON access_removals FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse();",
    ];

    /// <summary>What dropping the tables leaves behind.</summary>
    public static IReadOnlyList<string> Dropping { get; } = ["DROP FUNCTION access_log_only_old(); DROP FUNCTION access_log_refuse();"];
}
