using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// One navigator stands in for another from one instant to another. It ends by itself; the row stays, so that who stood in when can be read later.
/// </summary>
public sealed class DeputyRow
{
    public long Id { get; init; }

    /// <summary>The account of who is away.</summary>
    public required string AbsentId { get; init; }

    /// <summary>The account of who stands in.</summary>
    public required string DeputyId { get; init; }

    /// <summary>The clinic whose local days it was named in.</summary>
    public required string Site { get; init; }

    public DateTimeOffset BeginsAt { get; init; }

    /// <summary>From then on no longer.</summary>
    public DateTimeOffset EndsAt { get; init; }

    public required string NamedBy { get; init; }

    public DateTimeOffset NamedAt { get; init; }
}

internal sealed class DeputyMapping : IEntityTypeConfiguration<DeputyRow>
{
    public void Configure(EntityTypeBuilder<DeputyRow> builder)
    {
        builder.ToTable("deputies").HasKey(d => d.Id);
        builder.Property(d => d.AbsentId).HasMaxLength(36);
        builder.Property(d => d.DeputyId).HasMaxLength(36);
        builder.Property(d => d.Site).HasMaxLength(64);
        builder.Property(d => d.NamedBy).HasMaxLength(320);
        builder.HasIndex(d => new { d.DeputyId, d.EndsAt });
        builder.HasIndex(d => d.EndsAt);
    }
}
