SET QUOTED_IDENTIFIER ON; SET ANSI_NULLS ON; SET XACT_ABORT ON;
IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb') THROW 51000, 'this is a database of the server itself; name the service''s own: sqlcmd -d NAME', 1;
GO

IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [access_log] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetimeoffset NOT NULL,
        [Who] nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
        [Role] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [Way] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [From] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Action] nvarchar(160) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Status] int NOT NULL,
        CONSTRAINT [PK_access_log] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [access_removals] (
        [Id] bigint NOT NULL IDENTITY,
        [Before] datetimeoffset NOT NULL,
        [RemovedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_access_removals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [accounts] (
        [Id] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sites] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [LastSignInAt] datetimeoffset NULL,
        [LastCode] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [UserName] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NormalizedUserName] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PasswordHash] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [SecurityStamp] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [ConcurrencyStamp] nvarchar(36) COLLATE Latin1_General_100_BIN2 NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [calendars] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Days] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_calendars] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [data_protection_keys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Xml] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_data_protection_keys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [deputies] (
        [Id] bigint NOT NULL IDENTITY,
        [AbsentId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeputyId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Site] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [BeginsAt] datetimeoffset NOT NULL,
        [EndsAt] datetimeoffset NOT NULL,
        [NamedBy] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NamedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_deputies] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [idempotent_answers] (
        [Key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Request] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] int NOT NULL,
        [ContentType] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [ETag] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Location] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AnsweredAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_idempotent_answers] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [installation] (
        [Row] int NOT NULL,
        [Id] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RemovedUpTo] bigint NOT NULL,
        [FirstSequence] int NOT NULL,
        CONSTRAINT [PK_installation] PRIMARY KEY ([Row])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [machine_tokens] (
        [Id] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sites] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NULL,
        [RevokedAt] datetimeoffset NULL,
        [LastUsedAt] datetimeoffset NULL,
        CONSTRAINT [PK_machine_tokens] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [plans] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PatientId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PatientName] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [SearchText] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SearchName] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [Site] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Navigator] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Protocol] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [Entries] int NOT NULL,
        [Sequence] int NOT NULL,
        [Revision] int NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [ApprovedAt] datetimeoffset NULL,
        [ApprovedBy] nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
        [ClosedAt] datetimeoffset NULL,
        [ArchivedAt] datetimeoffset NULL,
        [LastLogHash] nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL,
        [LogSeal] nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL,
        [NextAlertAt] datetimeoffset NULL,
        [DueOn] date NULL,
        [HoldFrom] date NULL,
        [Phase] nvarchar(24) COLLATE Latin1_General_100_BIN2 NULL,
        [LastLvefOn] date NULL,
        [LastLvefPercent] int NULL,
        [NextHer2Dose] date NULL,
        [CalendarId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_plans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [purged_plans] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Entries] int NOT NULL,
        [LastHash] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [By] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PurgedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_purged_plans] PRIMARY KEY ([PlanId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [refused_facts] (
        [Key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] int NOT NULL,
        [Reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RefusedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_refused_facts] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [account_secrets] (
        [UserId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LoginProvider] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_account_secrets] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_account_secrets_accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [accounts] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [event_changes] (
        [Id] bigint NOT NULL IDENTITY,
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EventKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Date] date NOT NULL,
        [PreviousDate] date NULL,
        [Reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Cause] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_event_changes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_event_changes_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [log_entries] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [EntryId] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [By] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sender] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PreviousHash] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_log_entries] PRIMARY KEY ([PlanId], [Number]),
        CONSTRAINT [FK_log_entries_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [mails] (
        [Id] bigint NOT NULL IDENTITY,
        [MessageId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Recipient] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Day] date NOT NULL,
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Site] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [EventKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Days] int NOT NULL,
        [Cycle] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [ComposedAt] datetimeoffset NULL,
        [DueAt] datetimeoffset NULL,
        [Attempts] int NOT NULL,
        [SentAt] datetimeoffset NULL,
        [Failure] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [GivenUp] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [IsObsolete] bit NOT NULL,
        CONSTRAINT [PK_mails] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_mails_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [notices] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EventKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Date] date NOT NULL,
        [Kind] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Days] int NOT NULL,
        [NoticedAt] datetimeoffset NOT NULL,
        [Skipped] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_notices] PRIMARY KEY ([PlanId], [EventKey], [Date], [Kind], [Days]),
        CONSTRAINT [FK_notices_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [outbox] (
        [Id] bigint NOT NULL IDENTITY,
        [MessageId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] int NOT NULL,
        [RoutingKey] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Type] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(130) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CorrelationId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Trace] nvarchar(55) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [LeaseUntil] datetimeoffset NULL,
        [SentAt] datetimeoffset NULL,
        [Attempts] int NOT NULL,
        [LastFailure] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_outbox_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [plan_events] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Site] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Navigator] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Date] date NOT NULL,
        [DueOn] date NULL,
        [Booked] date NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [NextNoticeAt] datetimeoffset NULL,
        [AcknowledgedDate] date NULL,
        [QuietDate] date NULL,
        CONSTRAINT [PK_plan_events] PRIMARY KEY ([PlanId], [Key]),
        CONSTRAINT [FK_plan_events_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE [standing_alerts] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EventKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Cycle] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Since] date NOT NULL,
        [ToldAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_standing_alerts] PRIMARY KEY ([PlanId], [Kind], [EventKey], [Cycle], [Since]),
        CONSTRAINT [FK_standing_alerts_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [plans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_access_log_At] ON [access_log] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_access_log_PlanId_At] ON [access_log] ([PlanId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_access_log_Who_At] ON [access_log] ([Who], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_accounts_NormalizedUserName] ON [accounts] ([NormalizedUserName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_deputies_DeputyId_EndsAt] ON [deputies] ([DeputyId], [EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_deputies_EndsAt] ON [deputies] ([EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_event_changes_ChangedAt] ON [event_changes] ([ChangedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_event_changes_PlanId] ON [event_changes] ([PlanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_idempotent_answers_AnsweredAt] ON [idempotent_answers] ([AnsweredAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_log_entries_PlanId_EntryId] ON [log_entries] ([PlanId], [EntryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_machine_tokens_Name] ON [machine_tokens] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_mails_DueAt] ON [mails] ([DueAt]) WHERE "DueAt" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_mails_MessageId] ON [mails] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_mails_PlanId_CreatedAt] ON [mails] ([PlanId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_mails_Recipient_CreatedAt] ON [mails] ([Recipient], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_mails_Recipient_Day] ON [mails] ([Recipient], [Day]) WHERE "Kind" = ''digest''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_NoticedAt] ON [notices] ([NoticedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_CreatedAt] ON [outbox] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_leased] ON [outbox] ([LeaseUntil]) WHERE "SentAt" IS NULL AND "LeaseUntil" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_outbox_MessageId] ON [outbox] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_outbox_PlanId_Sequence] ON [outbox] ([PlanId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_unsent] ON [outbox] ([Id]) WHERE "SentAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_unsent_of_plan] ON [outbox] ([PlanId], [Sequence]) WHERE "SentAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plan_events_DueOn_PlanId_Key] ON [plan_events] ([DueOn], [PlanId], [Key]) INCLUDE ([Kind], [Booked], [Site], [Navigator]) WHERE "DueOn" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plan_events_echoes] ON [plan_events] ([DueOn], [PlanId], [Key]) INCLUDE ([Booked], [Site], [Navigator]) WHERE "DueOn" IS NOT NULL AND "Kind" = ''echo''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plan_events_Navigator_DueOn_PlanId_Key] ON [plan_events] ([Navigator], [DueOn], [PlanId], [Key]) INCLUDE ([Kind], [Booked], [Site]) WHERE "DueOn" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plan_events_NextNoticeAt] ON [plan_events] ([NextNoticeAt]) WHERE "NextNoticeAt" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plan_events_Site_DueOn_PlanId_Key] ON [plan_events] ([Site], [DueOn], [PlanId], [Key]) INCLUDE ([Kind], [Booked], [Navigator]) WHERE "DueOn" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plans_DueOn_Id] ON [plans] ([DueOn], [Id]) INCLUDE ([Site], [Navigator]) WHERE "DueOn" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plans_HoldFrom] ON [plans] ([HoldFrom]) WHERE "HoldFrom" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_plans_Navigator_Status] ON [plans] ([Navigator], [Status]) INCLUDE ([Site], [ApprovedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plans_NextAlertAt] ON [plans] ([NextAlertAt]) WHERE "NextAlertAt" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_plans_PatientId_Id] ON [plans] ([PatientId], [Id]) INCLUDE ([Status], [Site], [Navigator], [Protocol], [Phase]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_plans_Site_DueOn_Id] ON [plans] ([Site], [DueOn], [Id]) INCLUDE ([Navigator]) WHERE "DueOn" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_plans_Site_Status] ON [plans] ([Site], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE INDEX [IX_refused_facts_RefusedAt] ON [refused_facts] ([RefusedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER log_entries_append_only ON log_entries AFTER UPDATE, DELETE AS
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
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER log_entries_in_order ON log_entries AFTER INSERT AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (
            SELECT 1 FROM inserted i LEFT JOIN log_entries p ON p.PlanId = i.PlanId AND p.Number = i.Number - 1
            WHERE i.Number < 0 OR (i.Number > 0 AND p.Hash IS NULL) OR i.PreviousHash <> coalesce(p.Hash, N''''))
        BEGIN
            ROLLBACK;
            THROW 51000, ''log_entries is append-only: INSERT of an entry that is not the next one is refused'', 1;
        END
    END');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER purged_plans_stay ON purged_plans AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK;
            THROW 51000, ''purged_plans stays: UPDATE and DELETE are refused'', 1;
        END
    END');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    CREATE TABLE append_only_tables (
        PlanId nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, Number int NOT NULL, AccessId bigint NOT NULL, AccessRemovalId bigint NOT NULL,
        CONSTRAINT PK_append_only_tables PRIMARY KEY (PlanId, Number),
        CONSTRAINT FK_append_only_log_entries FOREIGN KEY (PlanId, Number) REFERENCES log_entries (PlanId, Number),
        CONSTRAINT FK_append_only_purged_plans FOREIGN KEY (PlanId) REFERENCES purged_plans (PlanId),
        CONSTRAINT FK_append_only_access_log FOREIGN KEY (AccessId) REFERENCES access_log (Id),
        CONSTRAINT FK_append_only_access_removals FOREIGN KEY (AccessRemovalId) REFERENCES access_removals (Id),
        CONSTRAINT CK_append_only_tables_empty CHECK (1 = 0));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER access_log_append_only ON access_log AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (
            SELECT 1 FROM deleted d WHERE NOT EXISTS (SELECT 1 FROM access_removals r WHERE d.[At] < r.[Before]))
        BEGIN
            ROLLBACK;
            THROW 51000, ''access_log is append-only: UPDATE and DELETE are refused'', 1;
        END
    END');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER access_removals_stay ON access_removals AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted)
        BEGIN
            ROLLBACK;
            THROW 51000, ''access_removals is append-only: UPDATE and DELETE are refused'', 1;
        END
    END');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE plans SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE plan_events SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE log_entries SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE outbox SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE notices SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE mails SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE event_changes SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE standing_alerts SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE refused_facts SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    ALTER TABLE access_log SET (LOCK_ESCALATION = DISABLE);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_JOB_DETAILS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_JOB_DETAILS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        DESCRIPTION nvarchar(250) NULL,
        JOB_CLASS_NAME nvarchar(250) NOT NULL,
        IS_DURABLE bit NOT NULL,
        IS_NONCONCURRENT bit NOT NULL,
        IS_UPDATE_DATA bit NOT NULL,
        REQUESTS_RECOVERY bit NOT NULL,
        JOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QUARTZ_JOB_DETAILS PRIMARY KEY (SCHED_NAME,JOB_NAME,JOB_GROUP)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        DESCRIPTION nvarchar(250) NULL,
        NEXT_FIRE_TIME bigint NULL,
        PREV_FIRE_TIME bigint NULL,
        PRIORITY int NULL,
        TRIGGER_STATE nvarchar(16) NOT NULL,
        TRIGGER_TYPE nvarchar(8) NOT NULL,
        START_TIME bigint NOT NULL,
        END_TIME bigint NULL,
        CALENDAR_NAME nvarchar(200) NULL,
        MISFIRE_INSTR int NULL,
        MISFIRE_ORIG_FIRE_TIME bigint NULL,
        EXECUTION_GROUP nvarchar(200) NULL,
        PREFERRED_NODE nvarchar(200) NULL,
        PREFERRED_NODE_AUTO bit NOT NULL DEFAULT 0,
        RETRY_POLICY nvarchar(250) NULL,
        RETRY_ATTEMPT int NULL,
        CONTINUES_TRIGGER_NAME nvarchar(150) NULL,
        CONTINUES_TRIGGER_GROUP nvarchar(150) NULL,
        CONTINUATION_CONDITION int NULL,
        OVERLAP_POLICY int NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        MISFIRE_THRESHOLD bigint NULL,
        FIXED_DELAY bit NULL,
        JOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QUARTZ_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QUARTZ_TRIGGERS_QUARTZ_JOB_DETAILS FOREIGN KEY (SCHED_NAME,JOB_NAME,JOB_GROUP) REFERENCES QUARTZ_JOB_DETAILS (SCHED_NAME,JOB_NAME,JOB_GROUP)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_SIMPLE_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_SIMPLE_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        REPEAT_COUNT int NOT NULL,
        REPEAT_INTERVAL bigint NOT NULL,
        TIMES_TRIGGERED int NOT NULL,
        CONSTRAINT PK_QUARTZ_SIMPLE_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QUARTZ_SIMPLE_TRIGGERS_QUARTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QUARTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_CRON_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_CRON_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        CRON_EXPRESSION nvarchar(120) NOT NULL,
        TIME_ZONE_ID nvarchar(80),
        CONSTRAINT PK_QUARTZ_CRON_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QUARTZ_CRON_TRIGGERS_QUARTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QUARTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_SIMPROP_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_SIMPROP_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        STR_PROP_1 nvarchar(512) NULL,
        STR_PROP_2 nvarchar(512) NULL,
        STR_PROP_3 nvarchar(512) NULL,
        INT_PROP_1 int NULL,
        INT_PROP_2 int NULL,
        LONG_PROP_1 bigint NULL,
        LONG_PROP_2 bigint NULL,
        DEC_PROP_1 numeric(13,4) NULL,
        DEC_PROP_2 numeric(13,4) NULL,
        BOOL_PROP_1 bit NULL,
        BOOL_PROP_2 bit NULL,
        TIME_ZONE_ID nvarchar(80) NULL,
        CONSTRAINT PK_QUARTZ_SIMPROP_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QUARTZ_SIMPROP_TRIGGERS_QUARTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QUARTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_BLOB_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_BLOB_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        BLOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QUARTZ_BLOB_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_CALENDARS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_CALENDARS (
        SCHED_NAME nvarchar(120) NOT NULL,
        CALENDAR_NAME nvarchar(200) NOT NULL,
        CALENDAR varbinary(max) NOT NULL,
        CONSTRAINT PK_QUARTZ_CALENDARS PRIMARY KEY (SCHED_NAME,CALENDAR_NAME)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_PAUSED_TRIGGER_GRPS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_PAUSED_TRIGGER_GRPS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        CONSTRAINT PK_QUARTZ_PAUSED_TRIGGER_GRPS PRIMARY KEY (SCHED_NAME,TRIGGER_GROUP)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_PAUSED_JOB_GRPS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_PAUSED_JOB_GRPS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        CONSTRAINT PK_QUARTZ_PAUSED_JOB_GRPS PRIMARY KEY (SCHED_NAME,JOB_GROUP)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_FIRED_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_FIRED_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        FIRED_TIME bigint NOT NULL,
        SCHED_TIME bigint NOT NULL,
        PRIORITY int NOT NULL,
        STATE nvarchar(16) NOT NULL,
        JOB_NAME nvarchar(150) NULL,
        JOB_GROUP nvarchar(150) NULL,
        IS_NONCONCURRENT bit NULL,
        REQUESTS_RECOVERY bit NULL,
        EXECUTION_GROUP nvarchar(200) NULL,
        PROGRESS int NULL,
        PROGRESS_MESSAGE nvarchar(250) NULL,
        INTERRUPT_REQUESTED_TIME bigint NULL,
        CONSTRAINT PK_QUARTZ_FIRED_TRIGGERS PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_SCHEDULER_STATE', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_SCHEDULER_STATE (
        SCHED_NAME nvarchar(120) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        LAST_CHECKIN_TIME bigint NOT NULL,
        CHECKIN_INTERVAL bigint NOT NULL,
        QUARTZ_VERSION nvarchar(20) NULL,
        CONSTRAINT PK_QUARTZ_SCHEDULER_STATE PRIMARY KEY (SCHED_NAME,INSTANCE_NAME)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_LOCKS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_LOCKS (
        SCHED_NAME nvarchar(120) NOT NULL,
        LOCK_NAME nvarchar(40) NOT NULL,
        CONSTRAINT PK_QUARTZ_LOCKS PRIMARY KEY (SCHED_NAME,LOCK_NAME)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_EXECUTION_HISTORY', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_EXECUTION_HISTORY (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        FIRED_TIME bigint NOT NULL,
        RUN_TIME bigint NOT NULL,
        SUCCEEDED bit NOT NULL,
        ERROR_MESSAGE nvarchar(1000) NULL,
        RETRY_ATTEMPT int NOT NULL DEFAULT 0,
        RETRY_SCHEDULED bit NOT NULL DEFAULT 0,
        EXECUTION_LOG nvarchar(max) NULL,
        RESULT int NULL,
        SUMMARY nvarchar(1000) NULL,
        METRICS nvarchar(max) NULL,
        MANUAL bit NULL,
        FIRE_INSTANCE_ID nvarchar(140) NULL,
        JOB_INPUT nvarchar(max) NULL,
        JOB_INPUT_TOO_LARGE bit NULL,
        CONSTRAINT PK_QUARTZ_EXECUTION_HISTORY PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_MISFIRE_HISTORY', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_MISFIRE_HISTORY (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NULL,
        JOB_GROUP nvarchar(150) NULL,
        MISFIRE_TIME bigint NOT NULL,
        SCHED_TIME bigint NULL,
        REASON int NULL,
        CONSTRAINT PK_QUARTZ_MISFIRE_HISTORY PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF OBJECT_ID(N'QUARTZ_JOB_STATUS', N'U') IS NULL
    BEGIN
      CREATE TABLE QUARTZ_JOB_STATUS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        FIRST_FIRED_TIME bigint NOT NULL,
        LAST_FIRED_TIME bigint NOT NULL,
        LAST_RESULT int NOT NULL,
        LAST_RUN_TIME bigint NOT NULL,
        LAST_INSTANCE_NAME nvarchar(200) NOT NULL,
        LAST_ENTRY_ID nvarchar(140) NULL,
        LAST_SUMMARY nvarchar(1000) NULL,
        LAST_SUCCESS_TIME bigint NULL,
        LAST_FAILURE_TIME bigint NULL,
        LAST_FAILURE_MESSAGE nvarchar(1000) NULL,
        CONSECUTIVE_FAILURES int NOT NULL DEFAULT 0,
        RUN_COUNT bigint NOT NULL DEFAULT 0,
        FAILURE_COUNT bigint NOT NULL DEFAULT 0,
        CONSTRAINT PK_QUARTZ_JOB_STATUS PRIMARY KEY (SCHED_NAME,JOB_GROUP,JOB_NAME)
      );
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_J_G_N' AND object_id = OBJECT_ID('QUARTZ_JOB_DETAILS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_J_G_N ON QUARTZ_JOB_DETAILS(SCHED_NAME, JOB_GROUP, JOB_NAME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_T_J' AND object_id = OBJECT_ID('QUARTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_T_J ON QUARTZ_TRIGGERS(SCHED_NAME, JOB_NAME, JOB_GROUP);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_T_G_N' AND object_id = OBJECT_ID('QUARTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_T_G_N ON QUARTZ_TRIGGERS(SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_T_C' AND object_id = OBJECT_ID('QUARTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_T_C ON QUARTZ_TRIGGERS(SCHED_NAME, CALENDAR_NAME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_T_NFT_ST' AND object_id = OBJECT_ID('QUARTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_T_NFT_ST ON QUARTZ_TRIGGERS(SCHED_NAME, TRIGGER_STATE, NEXT_FIRE_TIME ASC, PRIORITY DESC, MISFIRE_INSTR);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_FT_INST_JOB_REQ_RCVRY' AND object_id = OBJECT_ID('QUARTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_FT_INST_JOB_REQ_RCVRY ON QUARTZ_FIRED_TRIGGERS(SCHED_NAME, INSTANCE_NAME, REQUESTS_RECOVERY);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_FT_J_G' AND object_id = OBJECT_ID('QUARTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_FT_J_G ON QUARTZ_FIRED_TRIGGERS(SCHED_NAME, JOB_NAME, JOB_GROUP);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_FT_T_G' AND object_id = OBJECT_ID('QUARTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_FT_T_G ON QUARTZ_FIRED_TRIGGERS(SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_EH_FIRED_TIME' AND object_id = OBJECT_ID('QUARTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_EH_FIRED_TIME ON QUARTZ_EXECUTION_HISTORY(SCHED_NAME, FIRED_TIME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_EH_INST' AND object_id = OBJECT_ID('QUARTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_EH_INST ON QUARTZ_EXECUTION_HISTORY(SCHED_NAME, INSTANCE_NAME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_MH_MISFIRE_TIME' AND object_id = OBJECT_ID('QUARTZ_MISFIRE_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_MH_MISFIRE_TIME ON QUARTZ_MISFIRE_HISTORY(SCHED_NAME, MISFIRE_TIME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_MH_INST' AND object_id = OBJECT_ID('QUARTZ_MISFIRE_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_MH_INST ON QUARTZ_MISFIRE_HISTORY(SCHED_NAME, INSTANCE_NAME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_EH_JOB_TIME' AND object_id = OBJECT_ID('QUARTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_EH_JOB_TIME ON QUARTZ_EXECUTION_HISTORY(SCHED_NAME, JOB_GROUP, JOB_NAME, FIRED_TIME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_EH_FIRE_INST' AND object_id = OBJECT_ID('QUARTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_EH_FIRE_INST ON QUARTZ_EXECUTION_HISTORY(SCHED_NAME, FIRE_INSTANCE_ID);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QUARTZ_EH_TRIG_TIME' AND object_id = OBJECT_ID('QUARTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QUARTZ_EH_TRIG_TIME ON QUARTZ_EXECUTION_HISTORY(SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME, FIRED_TIME);
    END
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126183222_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126183222_Initial', N'10.0.15');
END;

COMMIT;
GO

