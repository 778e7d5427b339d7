using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ArchivedAt",
                table: "plans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    RemovedUpTo = table.Column<long>(type: "bigint", nullable: false),
                    FirstSequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "purged_plans",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Entries = table.Column<int>(type: "integer", nullable: false),
                    LastHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C"),
                    PurgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purged_plans", x => x.PlanId);
                });

            migrationBuilder.Sql(
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
                """);
            migrationBuilder.Sql("DROP TRIGGER log_entries_no_delete ON log_entries;");
            migrationBuilder.Sql("CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_entries_only_purged();");
            migrationBuilder.Sql(
                """
                CREATE FUNCTION purged_plans_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'purged_plans stays: % is refused', TG_OP USING ERRCODE = 'restrict_violation'; END $$;
                """);
            migrationBuilder.Sql("CREATE TRIGGER purged_plans_no_change BEFORE UPDATE OR DELETE ON purged_plans FOR EACH ROW EXECUTE FUNCTION purged_plans_refuse();");
            migrationBuilder.Sql("CREATE TRIGGER purged_plans_no_truncate BEFORE TRUNCATE ON purged_plans FOR EACH STATEMENT EXECUTE FUNCTION purged_plans_refuse();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER log_entries_no_delete ON log_entries;");
            migrationBuilder.Sql("CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION log_entries_refuse();");
            migrationBuilder.Sql("DROP FUNCTION log_entries_only_purged();");

            migrationBuilder.DropTable(
                name: "installation");

            migrationBuilder.DropTable(
                name: "purged_plans");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "plans");

            migrationBuilder.Sql("DROP FUNCTION purged_plans_refuse();");
        }
    }
}
