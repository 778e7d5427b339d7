using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DigestRetries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "digests",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Refusal",
                table: "digests",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetryAt",
                table: "digests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_CreatedAt",
                table: "outbox",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_leased",
                table: "outbox",
                column: "LeaseUntil",
                filter: "SentAt IS NULL AND LeaseUntil IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_digests_MessageId",
                table: "digests",
                column: "MessageId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_CreatedAt",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_leased",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_digests_MessageId",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "Refusal",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "digests");
        }
    }
}
