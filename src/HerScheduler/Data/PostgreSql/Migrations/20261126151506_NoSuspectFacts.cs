using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class NoSuspectFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "suspect_facts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "suspect_facts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suspect_facts", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_suspect_facts_LastAttemptAt",
                table: "suspect_facts",
                column: "LastAttemptAt");
        }
    }
}
