using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// A fact from the queue that was refused. When the service dies before the broker knows, the same delivery comes again, and by then later facts
/// may have made it acceptable; this row keeps the first verdict, so that no fact is both refused and recorded.
/// </summary>
public sealed class RefusedFactRow
{
    /// <summary>SHA-256 (lower-case hex) over message id and body.</summary>
    public required string Key { get; init; }

    /// <summary>The HTTP status that says the same.</summary>
    public int Status { get; set; }

    /// <summary>The problem document.</summary>
    public required string Reason { get; set; }

    public DateTimeOffset RefusedAt { get; set; }
}

internal sealed class RefusedFactMapping : IEntityTypeConfiguration<RefusedFactRow>
{
    public void Configure(EntityTypeBuilder<RefusedFactRow> builder)
    {
        builder.ToTable("refused_facts").HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(64);
        builder.HasIndex(r => r.RefusedAt);
    }
}
