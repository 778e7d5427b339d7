CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "access_log" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_access_log" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Who" TEXT NULL,
    "Role" TEXT NULL,
    "Way" TEXT NULL,
    "From" TEXT NULL,
    "Action" TEXT NOT NULL,
    "PlanId" TEXT NULL,
    "Status" INTEGER NOT NULL
);

CREATE TABLE "access_removals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_access_removals" PRIMARY KEY AUTOINCREMENT,
    "Before" INTEGER NOT NULL,
    "RemovedAt" INTEGER NOT NULL
);

CREATE TABLE "accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY,
    "Role" TEXT NOT NULL,
    "Sites" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastSignInAt" INTEGER NULL,
    "LastCode" TEXT NULL,
    "UserName" TEXT NOT NULL,
    "NormalizedUserName" TEXT NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "calendars" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_calendars" PRIMARY KEY,
    "Days" TEXT NOT NULL
);

CREATE TABLE "data_protection_keys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_data_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "deputies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_deputies" PRIMARY KEY AUTOINCREMENT,
    "AbsentId" TEXT NOT NULL,
    "DeputyId" TEXT NOT NULL,
    "Site" TEXT NOT NULL,
    "BeginsAt" INTEGER NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    "NamedBy" TEXT NOT NULL,
    "NamedAt" INTEGER NOT NULL
);

CREATE TABLE "idempotent_answers" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_idempotent_answers" PRIMARY KEY,
    "Request" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "ContentType" TEXT NULL,
    "ETag" TEXT NULL,
    "Location" TEXT NULL,
    "Body" TEXT NOT NULL,
    "AnsweredAt" INTEGER NOT NULL
);

CREATE TABLE "installation" (
    "Row" INTEGER NOT NULL CONSTRAINT "PK_installation" PRIMARY KEY,
    "Id" TEXT NOT NULL,
    "RemovedUpTo" INTEGER NOT NULL,
    "FirstSequence" INTEGER NOT NULL
);

CREATE TABLE "machine_tokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_machine_tokens" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Sites" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "RevokedAt" INTEGER NULL,
    "LastUsedAt" INTEGER NULL
);

CREATE TABLE "plans" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_plans" PRIMARY KEY,
    "PatientId" TEXT NOT NULL,
    "PatientName" TEXT NULL,
    "SearchText" TEXT NOT NULL,
    "SearchName" TEXT NULL,
    "Site" TEXT NOT NULL,
    "Navigator" TEXT NOT NULL,
    "Protocol" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Entries" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ApprovedAt" INTEGER NULL,
    "ApprovedBy" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "ArchivedAt" INTEGER NULL,
    "LastLogHash" TEXT NULL,
    "LogSeal" TEXT NULL,
    "NextAlertAt" INTEGER NULL,
    "DueOn" TEXT NULL,
    "HoldFrom" TEXT NULL,
    "Phase" TEXT NULL,
    "LastLvefOn" TEXT NULL,
    "LastLvefPercent" INTEGER NULL,
    "NextHer2Dose" TEXT NULL,
    "CalendarId" TEXT NULL
);

CREATE TABLE "purged_plans" (
    "PlanId" TEXT NOT NULL CONSTRAINT "PK_purged_plans" PRIMARY KEY,
    "Entries" INTEGER NOT NULL,
    "LastHash" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "PurgedAt" INTEGER NOT NULL
);

CREATE TABLE "refused_facts" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_refused_facts" PRIMARY KEY,
    "Status" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "RefusedAt" INTEGER NOT NULL
);

CREATE TABLE "account_secrets" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_account_secrets" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_account_secrets_accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "event_changes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_event_changes" PRIMARY KEY AUTOINCREMENT,
    "PlanId" TEXT NOT NULL,
    "EventKey" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Date" TEXT NOT NULL,
    "PreviousDate" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Cause" TEXT NULL,
    "ChangedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_event_changes_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "log_entries" (
    "PlanId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "EntryId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Sender" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_log_entries" PRIMARY KEY ("PlanId", "Number"),
    CONSTRAINT "FK_log_entries_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "mails" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY AUTOINCREMENT,
    "MessageId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "PlanId" TEXT NULL,
    "Site" TEXT NULL,
    "EventKey" TEXT NOT NULL,
    "Days" INTEGER NOT NULL,
    "Cycle" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ComposedAt" INTEGER NULL,
    "DueAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "Failure" TEXT NULL,
    "GivenUp" TEXT NULL,
    "IsObsolete" INTEGER NOT NULL,
    CONSTRAINT "FK_mails_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "notices" (
    "PlanId" TEXT NOT NULL,
    "EventKey" TEXT NOT NULL,
    "Date" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Days" INTEGER NOT NULL,
    "NoticedAt" INTEGER NOT NULL,
    "Skipped" TEXT NULL,
    CONSTRAINT "PK_notices" PRIMARY KEY ("PlanId", "EventKey", "Date", "Kind", "Days"),
    CONSTRAINT "FK_notices_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_outbox" PRIMARY KEY AUTOINCREMENT,
    "MessageId" TEXT NOT NULL,
    "PlanId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "RoutingKey" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "CorrelationId" TEXT NULL,
    "Trace" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LeaseUntil" INTEGER NULL,
    "SentAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "LastFailure" TEXT NULL,
    CONSTRAINT "FK_outbox_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "plan_events" (
    "PlanId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Site" TEXT NOT NULL,
    "Navigator" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Date" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "Booked" TEXT NULL,
    "Title" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "NextNoticeAt" INTEGER NULL,
    "AcknowledgedDate" TEXT NULL,
    "QuietDate" TEXT NULL,
    CONSTRAINT "PK_plan_events" PRIMARY KEY ("PlanId", "Key"),
    CONSTRAINT "FK_plan_events_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "standing_alerts" (
    "PlanId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "EventKey" TEXT NOT NULL,
    "Cycle" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "ToldAt" INTEGER NOT NULL,
    CONSTRAINT "PK_standing_alerts" PRIMARY KEY ("PlanId", "Kind", "EventKey", "Cycle", "Since"),
    CONSTRAINT "FK_standing_alerts_plans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "plans" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_access_log_At" ON "access_log" ("At");

CREATE INDEX "IX_access_log_PlanId_At" ON "access_log" ("PlanId", "At");

CREATE INDEX "IX_access_log_Who_At" ON "access_log" ("Who", "At");

CREATE UNIQUE INDEX "IX_accounts_NormalizedUserName" ON "accounts" ("NormalizedUserName");

CREATE INDEX "IX_deputies_DeputyId_EndsAt" ON "deputies" ("DeputyId", "EndsAt");

CREATE INDEX "IX_deputies_EndsAt" ON "deputies" ("EndsAt");

CREATE INDEX "IX_event_changes_ChangedAt" ON "event_changes" ("ChangedAt");

CREATE INDEX "IX_event_changes_PlanId" ON "event_changes" ("PlanId");

CREATE INDEX "IX_idempotent_answers_AnsweredAt" ON "idempotent_answers" ("AnsweredAt");

CREATE UNIQUE INDEX "IX_log_entries_PlanId_EntryId" ON "log_entries" ("PlanId", "EntryId");

CREATE UNIQUE INDEX "IX_machine_tokens_Name" ON "machine_tokens" ("Name");

CREATE INDEX "IX_mails_DueAt" ON "mails" ("DueAt") WHERE "DueAt" IS NOT NULL;

CREATE UNIQUE INDEX "IX_mails_MessageId" ON "mails" ("MessageId");

CREATE INDEX "IX_mails_PlanId_CreatedAt" ON "mails" ("PlanId", "CreatedAt");

CREATE INDEX "IX_mails_Recipient_CreatedAt" ON "mails" ("Recipient", "CreatedAt");

CREATE UNIQUE INDEX "IX_mails_Recipient_Day" ON "mails" ("Recipient", "Day") WHERE "Kind" = 'digest';

CREATE INDEX "IX_notices_NoticedAt" ON "notices" ("NoticedAt");

CREATE INDEX "IX_outbox_CreatedAt" ON "outbox" ("CreatedAt");

CREATE INDEX "IX_outbox_leased" ON "outbox" ("LeaseUntil") WHERE "SentAt" IS NULL AND "LeaseUntil" IS NOT NULL;

CREATE UNIQUE INDEX "IX_outbox_MessageId" ON "outbox" ("MessageId");

CREATE UNIQUE INDEX "IX_outbox_PlanId_Sequence" ON "outbox" ("PlanId", "Sequence");

CREATE INDEX "IX_outbox_unsent" ON "outbox" ("Id") WHERE "SentAt" IS NULL;

CREATE INDEX "IX_outbox_unsent_of_plan" ON "outbox" ("PlanId", "Sequence") WHERE "SentAt" IS NULL;

CREATE INDEX "IX_plan_events_DueOn_PlanId_Key" ON "plan_events" ("DueOn", "PlanId", "Key") WHERE "DueOn" IS NOT NULL;

CREATE INDEX "IX_plan_events_echoes" ON "plan_events" ("DueOn", "PlanId", "Key") WHERE "DueOn" IS NOT NULL AND "Kind" = 'echo';

CREATE INDEX "IX_plan_events_Navigator_DueOn_PlanId_Key" ON "plan_events" ("Navigator", "DueOn", "PlanId", "Key") WHERE "DueOn" IS NOT NULL;

CREATE INDEX "IX_plan_events_NextNoticeAt" ON "plan_events" ("NextNoticeAt") WHERE "NextNoticeAt" IS NOT NULL;

CREATE INDEX "IX_plan_events_Site_DueOn_PlanId_Key" ON "plan_events" ("Site", "DueOn", "PlanId", "Key") WHERE "DueOn" IS NOT NULL;

CREATE INDEX "IX_plans_DueOn_Id" ON "plans" ("DueOn", "Id") WHERE "DueOn" IS NOT NULL;

CREATE INDEX "IX_plans_HoldFrom" ON "plans" ("HoldFrom") WHERE "HoldFrom" IS NOT NULL;

CREATE INDEX "IX_plans_Navigator_Status" ON "plans" ("Navigator", "Status");

CREATE INDEX "IX_plans_NextAlertAt" ON "plans" ("NextAlertAt") WHERE "NextAlertAt" IS NOT NULL;

CREATE INDEX "IX_plans_PatientId_Id" ON "plans" ("PatientId", "Id");

CREATE INDEX "IX_plans_Site_DueOn_Id" ON "plans" ("Site", "DueOn", "Id") WHERE "DueOn" IS NOT NULL;

CREATE INDEX "IX_plans_Site_Status" ON "plans" ("Site", "Status");

CREATE INDEX "IX_refused_facts_RefusedAt" ON "refused_facts" ("RefusedAt");

CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries
BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: UPDATE is refused'); END;

CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries
WHEN NOT EXISTS (
    SELECT 1 FROM purged_plans t JOIN plans p ON p.Id = t.PlanId
    WHERE t.PlanId = OLD.PlanId AND t.LastHash = p.LastLogHash AND p.Status = 'closed')
BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: DELETE is refused'); END;

CREATE TRIGGER log_entries_in_order BEFORE INSERT ON log_entries
WHEN NEW.Number <> coalesce((SELECT max(Number) FROM log_entries WHERE PlanId = NEW.PlanId), -1) + 1
  OR NEW.PreviousHash <> coalesce((SELECT Hash FROM log_entries WHERE PlanId = NEW.PlanId ORDER BY Number DESC LIMIT 1), '')
  OR EXISTS (SELECT 1 FROM log_entries WHERE PlanId = NEW.PlanId AND EntryId = NEW.EntryId)
BEGIN SELECT RAISE(ABORT, 'log_entries is append-only: INSERT of an entry that is not the next one is refused'); END;

CREATE TRIGGER purged_plans_no_update BEFORE UPDATE ON purged_plans
BEGIN SELECT RAISE(ABORT, 'purged_plans stays: UPDATE is refused'); END;

CREATE TRIGGER purged_plans_no_delete BEFORE DELETE ON purged_plans
BEGIN SELECT RAISE(ABORT, 'purged_plans stays: DELETE is refused'); END;

CREATE TRIGGER purged_plans_once BEFORE INSERT ON purged_plans
WHEN EXISTS (SELECT 1 FROM purged_plans WHERE PlanId = NEW.PlanId)
BEGIN SELECT RAISE(ABORT, 'purged_plans stays: a second INSERT is refused'); END;

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only: UPDATE is refused'); END;

CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
WHEN NOT EXISTS (SELECT 1 FROM access_removals r WHERE OLD.At < r.Before)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only: DELETE is refused'); END;

CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log
WHEN EXISTS (SELECT 1 FROM access_log WHERE Id = NEW.Id)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only: INSERT in place of another is refused'); END;

CREATE TRIGGER access_removals_no_update BEFORE UPDATE ON access_removals
BEGIN SELECT RAISE(ABORT, 'access_removals stays: UPDATE is refused'); END;

CREATE TRIGGER access_removals_no_delete BEFORE DELETE ON access_removals
BEGIN SELECT RAISE(ABORT, 'access_removals stays: DELETE is refused'); END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126183206_Initial', '10.0.15');

COMMIT;

