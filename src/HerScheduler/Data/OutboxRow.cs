using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>A message that was decided in the transaction that caused it, and that the relay publishes afterwards.</summary>
public sealed class OutboxRow
{
    /// <summary>Counts up over the whole installation: the order in which the relay publishes.</summary>
    public long Id { get; init; }

    /// <summary>The CloudEvents id: follows from plan and sequence, so one change never has two ids.</summary>
    public required string MessageId { get; init; }

    public required string PlanId { get; init; }

    /// <summary>1, 2, 3, … within the plan with no gap, taken from <see cref="PlanRow.Sequence"/> in the same transaction.</summary>
    public int Sequence { get; init; }

    /// <summary><c>cycle.moved.north-clinic</c>.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>The CloudEvents type: <c>herscheduler.cycle.moved.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The CloudEvents subject: <c>plan-0001/tchp-4</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The complete CloudEvents JSON document.</summary>
    public required string Body { get; init; }

    /// <summary>The id of the fact that caused it; null for approval and notices.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The trace in which it was decided, as W3C traceparent; null while nobody takes one.</summary>
    public string? Trace { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>A relay has taken it until then; null: nobody has.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Confirmed by the broker; null: still to be sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>How often it was refused: each time the next attempt is further away.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it was refused the last time; null: it was not, or it is sent.</summary>
    public string? LastFailure { get; set; }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.MessageId).HasMaxLength(64);
        builder.Property(m => m.PlanId).HasMaxLength(64);
        builder.Property(m => m.RoutingKey).HasMaxLength(128);
        builder.Property(m => m.Type).HasMaxLength(80);
        builder.Property(m => m.Subject).HasMaxLength(130);
        builder.Property(m => m.CorrelationId).HasMaxLength(64);
        builder.Property(m => m.Trace).HasMaxLength(55);
        builder.Property(m => m.LastFailure).HasMaxLength(500);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => new { m.PlanId, m.Sequence }).IsUnique();
        builder.HasIndex(m => m.Id).HasFilter("\"SentAt\" IS NULL").HasDatabaseName("IX_outbox_unsent");
        builder.HasIndex(m => new { m.PlanId, m.Sequence }, "IX_outbox_unsent_of_plan").HasFilter("\"SentAt\" IS NULL");
        builder.HasIndex(m => m.LeaseUntil).HasFilter("\"SentAt\" IS NULL AND \"LeaseUntil\" IS NOT NULL").HasDatabaseName("IX_outbox_leased");
        builder.HasIndex(m => m.CreatedAt);
    }
}
