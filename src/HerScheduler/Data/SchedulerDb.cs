using HerScheduler.Core.Changes;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Settings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data;

/// <summary>The service's database: plans, their events, the fact log, the outbox, and what was already noticed and sent.</summary>
/// <remarks>Asked and written in sets; every write goes through <see cref="InOneTransaction{T}"/>.</remarks>
public abstract class SchedulerDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>
    /// How many texts one query is asked for at most: above 2,098 EF gives SQL Server a JSON array, whose texts have the database's own collation and cannot be
    /// compared with our columns.
    /// </summary>
    internal const int MostTexts = 1_000;

    private readonly List<Action> _afterCommit = [];

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<PlanEventRow> Events => Set<PlanEventRow>();

    public DbSet<LogEntryRow> Log => Set<LogEntryRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<EventChangeRow> EventChanges => Set<EventChangeRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<MailRow> Mails => Set<MailRow>();

    public DbSet<StandingAlertRow> StandingAlerts => Set<StandingAlertRow>();

    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();

    public DbSet<RefusedFactRow> RefusedFacts => Set<RefusedFactRow>();

    public DbSet<PurgedPlanRow> PurgedPlans => Set<PurgedPlanRow>();

    public DbSet<IdempotentAnswerRow> IdempotentAnswers => Set<IdempotentAnswerRow>();

    public DbSet<InstallationRow> Installation => Set<InstallationRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<MachineTokenRow> MachineTokens => Set<MachineTokenRow>();

    public DbSet<DeputyRow> Deputies => Set<DeputyRow>();

    public DbSet<AccessRow> AccessLog => Set<AccessRow>();

    public DbSet<AccessRemovalRow> AccessRemovals => Set<AccessRemovalRow>();

    /// <summary>With these the cookies of people who are signed in are sealed, the same on every replica.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What has to be said differently to this database.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>
    /// Runs <paramref name="work"/> and commits what it saved, all or nothing. Work that decides on a plan locks it first
    /// (<see cref="Dialect.LockPlans"/>), so what it reads is what it changes. When the database is busy or was away for a moment the work is
    /// run again from the beginning (a bounded number of times): it must read everything it decides on inside.
    /// Inside a transaction that is under way it is part of that.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else wrote the same plan in between.</exception>
    public Task<T> InOneTransaction<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel) => Database.CurrentTransaction is not null
        ? Inside(work, cancel)
        : Database.CreateExecutionStrategy().ExecuteAsync(
            work,
            async (_, attempt, token) =>
            {
                ChangeTracker.Clear();
                _afterCommit.Clear();
                await using var transaction = await Database.BeginTransactionAsync(token);
                var result = await attempt(token);
                await SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                _afterCommit.ForEach(act => act());
                return result;
            },
            verifySucceeded: null,
            cancel);

    /// <summary>
    /// Tells somebody of what was stored once others can see it: after the commit of the transaction that is under way, whoever began it, and never when that is
    /// rolled back; at once when there is none.
    /// </summary>
    public void AfterCommit(Action tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        if (Database.CurrentTransaction is null)
        {
            tell();
        }
        else
        {
            _afterCommit.Add(tell);
        }
    }

    private async Task<T> Inside<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var result = await work(cancel);
        await SaveChangesAsync(cancel);
        return result;
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var plan in ChangeTracker.Entries<PlanRow>().Where(p => p.State == EntityState.Modified))
        {
            plan.Entity.Revision = plan.OriginalValues.GetValue<int>(nameof(PlanRow.Revision)) + 1;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SchedulerDb).Assembly).Entity<DataProtectionKey>().ToTable("data_protection_keys");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PlanStatus>().HaveConversion<WireNameConverter<PlanStatus>>().HaveMaxLength(16);
        configurationBuilder.Properties<EventKind>().HaveConversion<WireNameConverter<EventKind>>().HaveMaxLength(32);
        configurationBuilder.Properties<EventStatus>().HaveConversion<WireNameConverter<EventStatus>>().HaveMaxLength(16);
        configurationBuilder.Properties<ChangeKind>().HaveConversion<WireNameConverter<ChangeKind>>().HaveMaxLength(16);
        configurationBuilder.Properties<UrgentKind>().HaveConversion<WireNameConverter<UrgentKind>>().HaveMaxLength(32);
        configurationBuilder.Properties<UserRole>().HaveConversion<WireNameConverter<UserRole>>().HaveMaxLength(16);
        configurationBuilder.Properties<CoursePhase>().HaveConversion<WireNameConverter<CoursePhase>>().HaveMaxLength(24);
        configurationBuilder.Properties<NoticeKind>().HaveConversion<WireNameConverter<NoticeKind>>().HaveMaxLength(16);
    }
}
