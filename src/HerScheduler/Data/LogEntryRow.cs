using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>One entry of a plan's fact log. Written once; the database itself refuses to change or delete it.</summary>
public sealed class LogEntryRow
{
    /// <summary>A keyed hash: 64 digits, a dot, the key's id.</summary>
    internal const int LongestHash = 80;

    public required string PlanId { get; init; }

    /// <summary>0 is the approval with the document; accepted facts count from 1.</summary>
    public int Number { get; init; }

    /// <summary>The fact's id; for the approval <c>approval:PLAN</c>, which no fact can have.</summary>
    public required string EntryId { get; init; }

    /// <summary>The fact's kind on the wire, or <c>approved</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Canonical JSON of the fact, or of the approved document.</summary>
    public required string Body { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who says so, as claimed in the fact.</summary>
    public required string By { get; init; }

    /// <summary>The authenticated sender.</summary>
    public required string Sender { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Over this entry's content and <see cref="PreviousHash"/>: SHA-256 in lower-case hex; with a key HMAC-SHA-256, a dot, and the key's
    /// id.</summary>
    public required string Hash { get; init; }
}

internal sealed class LogEntryMapping : IEntityTypeConfiguration<LogEntryRow>
{
    public void Configure(EntityTypeBuilder<LogEntryRow> builder)
    {
        builder.ToTable("log_entries").HasKey(e => new { e.PlanId, e.Number });
        builder.Property(e => e.PlanId).HasMaxLength(64);
        builder.Property(e => e.EntryId).HasMaxLength(80);
        builder.Property(e => e.Kind).HasMaxLength(32);
        builder.Property(e => e.By).HasMaxLength(2000);
        builder.Property(e => e.Sender).HasMaxLength(320);
        builder.Property(e => e.PreviousHash).HasMaxLength(LogEntryRow.LongestHash);
        builder.Property(e => e.Hash).HasMaxLength(LogEntryRow.LongestHash);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.PlanId, e.EntryId }).IsUnique();
    }
}
