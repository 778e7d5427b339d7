using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.SqlServer.Migrations
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
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    Row = table.Column<int>(type: "int", nullable: false),
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RemovedUpTo = table.Column<long>(type: "bigint", nullable: false),
                    FirstSequence = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "purged_plans",
                columns: table => new
                {
                    PlanId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Entries = table.Column<int>(type: "int", nullable: false),
                    LastHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    By = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PurgedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purged_plans", x => x.PlanId);
                });

            // Each by EXEC, a batch of its own, so that the script of all migrations can put it under a condition.
            migrationBuilder.Sql(
                """
                EXEC(N'ALTER TRIGGER log_entries_append_only ON log_entries AFTER UPDATE, DELETE AS
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
                """);
            migrationBuilder.Sql(
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
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                EXEC(N'ALTER TRIGGER log_entries_append_only ON log_entries AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                    BEGIN
                        ROLLBACK;
                        THROW 51000, ''log_entries is append-only: UPDATE and DELETE are refused'', 1;
                    END
                END');
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
