using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>A machine's token. The secret itself is nowhere here.</summary>
public sealed class MachineTokenRow
{
    /// <summary>The token's first part, by which it is found; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>What the fact log and the access log call its bearer.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// SHA-256 (lower-case hex) of the secret. A slow hash is for passwords, which can be guessed; 32 random bytes cannot, however fast each guess is.
    /// </summary>
    public required string Hash { get; init; }

    public UserRole Role { get; init; }

    /// <summary>The sites' ids, separated by commas; empty: every site.</summary>
    public required string Sites { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it opens nothing; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Within a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class MachineTokenMapping : IEntityTypeConfiguration<MachineTokenRow>
{
    public void Configure(EntityTypeBuilder<MachineTokenRow> builder)
    {
        builder.ToTable("machine_tokens").HasKey(t => t.Id);
        builder.Property(t => t.Id).HasMaxLength(16);
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.Sites).HasMaxLength(2000);
        builder.HasIndex(t => t.Name).IsUnique();
    }
}
