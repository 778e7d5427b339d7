using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.Sqlite.Migrations
{
    /// <summary>
    /// The database itself refuses an entry of the fact log that is not the next one of its plan: another number, or not chained to the last
    /// entry. It also names an id that is there already, because INSERT OR REPLACE would take the older entry away without a DELETE.
    /// </summary>
    public partial class LogInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE TRIGGER log_entries_in_order BEFORE INSERT ON log_entries
            WHEN NEW.Number <> coalesce((SELECT max(Number) FROM log_entries WHERE PlanId = NEW.PlanId), -1) + 1
              OR NEW.PreviousHash <> coalesce((SELECT Hash FROM log_entries WHERE PlanId = NEW.PlanId ORDER BY Number DESC LIMIT 1), '')
              OR EXISTS (SELECT 1 FROM log_entries WHERE PlanId = NEW.PlanId AND EntryId = NEW.EntryId)
            BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: INSERT of an entry that is not the next one is refused'); END;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TRIGGER log_entries_in_order;");
    }
}
