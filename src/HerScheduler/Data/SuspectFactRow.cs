using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// A fact from the queue on which the service may have died, and how often it was then worked on alone. The broker counts deliveries of everything
/// that was in hand; only this tells the one that did it from those that stood beside it.
/// </summary>
public sealed class SuspectFactRow
{
    /// <summary>SHA-256 (lower-case hex) over message id and body.</summary>
    public required string Key { get; init; }

    /// <summary>How often work on it alone was begun and never finished.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset LastAttemptAt { get; set; }
}

internal sealed class SuspectFactMapping : IEntityTypeConfiguration<SuspectFactRow>
{
    public void Configure(EntityTypeBuilder<SuspectFactRow> builder)
    {
        builder.ToTable("suspect_facts").HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(64);
        builder.HasIndex(s => s.LastAttemptAt);
    }
}
