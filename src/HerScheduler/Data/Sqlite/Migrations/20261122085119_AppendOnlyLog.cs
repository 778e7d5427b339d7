using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.Sqlite.Migrations
{
    /// <summary>The fact log is written once: the database itself refuses to change or delete an entry.</summary>
    public partial class AppendOnlyLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Refuse("UPDATE", "update"));
            migrationBuilder.Sql(Refuse("DELETE", "delete"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER log_entries_no_update;");
            migrationBuilder.Sql("DROP TRIGGER log_entries_no_delete;");
        }

        private static string Refuse(string operation, string suffix) =>
            $"""
            CREATE TRIGGER log_entries_no_{suffix} BEFORE {operation} ON log_entries
            BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: {operation} is refused'); END;
            """;
    }
}
