namespace HerScheduler.Data.PostgreSql;

/// <summary>
/// What keeps the fact log as it was written, in the database itself: no entry is changed, taken out of order, or deleted unless its plan was purged; a
/// tombstone stays.
/// </summary>
internal static class LogGuards
{
    public static IReadOnlyList<string> Creating { get; } =
    [
        """
        CREATE FUNCTION log_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'log_entries is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation'; END $$;
        """,
        "CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_entries_refuse();",
        "CREATE TRIGGER log_entries_no_truncate BEFORE TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION log_entries_refuse();",
        """
        CREATE FUNCTION log_entries_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE last record;
        BEGIN
            SELECT "Number", "Hash" INTO last FROM log_entries WHERE "PlanId" = NEW."PlanId" ORDER BY "Number" DESC LIMIT 1;
            IF NEW."Number" <> coalesce(last."Number", -1) + 1 OR NEW."PreviousHash" <> coalesce(last."Hash", '') THEN
                RAISE EXCEPTION 'log_entries is append-only: INSERT of an entry that is not the next one is refused' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;
        """,
        "CREATE TRIGGER log_entries_in_order BEFORE INSERT ON log_entries FOR EACH ROW EXECUTE FUNCTION log_entries_in_order();",
        """
        CREATE FUNCTION log_entries_only_purged() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM purged_plans t JOIN plans p ON p."Id" = t."PlanId"
                WHERE t."PlanId" = OLD."PlanId" AND t."LastHash" = p."LastLogHash" AND p."Status" = 'closed') THEN
                RAISE EXCEPTION 'log_entries is append-only: DELETE is refused' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN OLD;
        END $$;
        """,
        "CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_entries_only_purged();",
        """
        CREATE FUNCTION purged_plans_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'purged_plans stays: % is refused', TG_OP USING ERRCODE = 'restrict_violation'; END $$;
        """,
        "CREATE TRIGGER purged_plans_no_change BEFORE UPDATE OR DELETE ON purged_plans FOR EACH ROW EXECUTE FUNCTION purged_plans_refuse();",
        "CREATE TRIGGER purged_plans_no_truncate BEFORE TRUNCATE ON purged_plans FOR EACH STATEMENT EXECUTE FUNCTION purged_plans_refuse();",
    ];

    /// <summary>What dropping the tables leaves behind.</summary>
    public static IReadOnlyList<string> Dropping { get; } =
        ["DROP FUNCTION log_entries_refuse(); DROP FUNCTION log_entries_in_order(); DROP FUNCTION log_entries_only_purged(); DROP FUNCTION purged_plans_refuse();"];
}
