using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>The one row about this installation itself. Made when it is first needed; a restored backup has it too.</summary>
public sealed class InstallationRow
{
    internal const int TheOnly = 1;

    public int Row { get; init; } = TheOnly;

    /// <summary>A random UUID: tells this installation's traces at the broker from another one's.</summary>
    public required string Id { get; init; }

    /// <summary>The highest <see cref="OutboxRow.Id"/> that was ever removed: a message up to there may be missing and yet have been known.</summary>
    public long RemovedUpTo { get; set; }

    /// <summary>The sequence from which newly approved plans count; above 0 once publishing was resumed after a restore.</summary>
    public int FirstSequence { get; set; }
}

internal sealed class InstallationMapping : IEntityTypeConfiguration<InstallationRow>
{
    public void Configure(EntityTypeBuilder<InstallationRow> builder)
    {
        builder.ToTable("installation").HasKey(i => i.Row);
        builder.Property(i => i.Row).ValueGeneratedNever();
        builder.Property(i => i.Id).HasMaxLength(36).IsRequired();
    }
}
