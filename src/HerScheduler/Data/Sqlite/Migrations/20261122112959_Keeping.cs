using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ArchivedAt",
                table: "plans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    RemovedUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSequence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "purged_plans",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    LastHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    PurgedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purged_plans", x => x.PlanId);
                });

            migrationBuilder.Sql(
                """
                DROP TRIGGER log_entries_no_delete;
                CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries
                WHEN NOT EXISTS (
                    SELECT 1 FROM purged_plans t JOIN plans p ON p.Id = t.PlanId
                    WHERE t.PlanId = OLD.PlanId AND t.LastHash = p.LastLogHash AND p.Status = 'closed')
                BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: DELETE is refused'); END;
                CREATE TRIGGER purged_plans_no_update BEFORE UPDATE ON purged_plans
                BEGIN SELECT RAISE(ABORT, 'purged_plans stays: UPDATE is refused'); END;
                CREATE TRIGGER purged_plans_no_delete BEFORE DELETE ON purged_plans
                BEGIN SELECT RAISE(ABORT, 'purged_plans stays: DELETE is refused'); END;
                CREATE TRIGGER purged_plans_once BEFORE INSERT ON purged_plans
                WHEN EXISTS (SELECT 1 FROM purged_plans WHERE PlanId = NEW.PlanId)
                BEGIN SELECT RAISE(ABORT, 'purged_plans stays: a second INSERT is refused'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER log_entries_no_delete;
                CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries
                BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: DELETE is refused'); END;
                """);

            migrationBuilder.DropTable(
                name: "installation");

            migrationBuilder.DropTable(
                name: "purged_plans");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "plans");
        }
    }
}
