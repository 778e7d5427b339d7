using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HerScheduler.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ThreeDatabases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_plan_events_NextNoticeAt",
                table: "plan_events");

            migrationBuilder.DropIndex(
                name: "IX_outbox_leased",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_unsent",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "IX_plan_events_NextNoticeAt",
                table: "plan_events",
                column: "NextNoticeAt",
                filter: "\"NextNoticeAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_leased",
                table: "outbox",
                column: "LeaseUntil",
                filter: "\"SentAt\" IS NULL AND \"LeaseUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unsent",
                table: "outbox",
                column: "Id",
                filter: "\"SentAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unsent_of_plan",
                table: "outbox",
                columns: new[] { "PlanId", "Sequence" },
                filter: "\"SentAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_plan_events_NextNoticeAt",
                table: "plan_events");

            migrationBuilder.DropIndex(
                name: "IX_outbox_leased",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_unsent",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_unsent_of_plan",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "IX_plan_events_NextNoticeAt",
                table: "plan_events",
                column: "NextNoticeAt",
                filter: "NextNoticeAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_leased",
                table: "outbox",
                column: "LeaseUntil",
                filter: "SentAt IS NULL AND LeaseUntil IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unsent",
                table: "outbox",
                column: "Id",
                filter: "SentAt IS NULL");
        }
    }
}
