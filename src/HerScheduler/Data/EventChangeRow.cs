using HerScheduler.Core.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>What became of one event when facts were recorded, or when its plan was planned again. Digests tell it.</summary>
public sealed class EventChangeRow
{
    /// <summary>Counts up over the whole installation: the order in which the changes came about.</summary>
    public long Id { get; init; }

    public required string PlanId { get; init; }

    public required string EventKey { get; init; }

    /// <summary>The event's title after the change; an event that is gone from the schedule is not found there any more.</summary>
    public required string Title { get; init; }

    public ChangeKind Kind { get; init; }

    public DateOnly Date { get; init; }

    public DateOnly? PreviousDate { get; init; }

    public required string Reason { get; init; }

    /// <summary>The id of the fact that caused it; null when the plan was planned again.</summary>
    public string? Cause { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Other doses or another clearance on the same date is no change that a digest tells.</summary>
    public static IEnumerable<EventChangeRow> Of(string plan, IEnumerable<Change> changes, DateTimeOffset now) =>
        changes.Where(change => change.Kind != ChangeKind.Changed).Select(change => new EventChangeRow
        {
            PlanId = plan, EventKey = change.Event.Key, Title = change.Event.Title, Kind = change.Kind, Date = change.Event.Date,
            PreviousDate = change.PreviousDate,
            Reason = change.Why, Cause = change.Cause, ChangedAt = now,
        });
}

internal sealed class EventChangeMapping : IEntityTypeConfiguration<EventChangeRow>
{
    public void Configure(EntityTypeBuilder<EventChangeRow> builder)
    {
        builder.ToTable("event_changes").HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedOnAdd();
        builder.Property(change => change.PlanId).HasMaxLength(64);
        builder.Property(change => change.EventKey).HasMaxLength(64);
        builder.Property(change => change.Title).HasMaxLength(200);
        builder.Property(change => change.Cause).HasMaxLength(64);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(change => change.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(change => change.ChangedAt);
    }
}
