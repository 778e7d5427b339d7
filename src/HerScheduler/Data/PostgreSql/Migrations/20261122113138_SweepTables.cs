using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.PostgreSql.Migrations
{
    /// <summary>The tables in which the replicas agree whose turn a sweep is; see <see cref="HerScheduler.Sweeps.SweepTables"/>.</summary>
    public partial class SweepTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in HerScheduler.Sweeps.SweepTables.Creating("postgres"))
            {
                migrationBuilder.Sql(statement);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in HerScheduler.Sweeps.SweepTables.Names("postgres"))
            {
                migrationBuilder.Sql($"DROP TABLE {table};");
            }
        }
    }
}
