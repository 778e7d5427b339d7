using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>What a request with an <c>Idempotency-Key</c> was answered, stored together with what it did: sent again, it is answered with this.</summary>
public sealed class IdempotentAnswerRow
{
    /// <summary>SHA-256 (lower-case hex) of sender and key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 (lower-case hex) of what was asked: method, address, condition and body.</summary>
    public required string Request { get; init; }

    public int Status { get; init; }

    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }
}

internal sealed class IdempotentAnswerMapping : IEntityTypeConfiguration<IdempotentAnswerRow>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswerRow> builder)
    {
        builder.ToTable("idempotent_answers").HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(64);
        builder.Property(a => a.Request).HasMaxLength(64);
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property(a => a.ETag).HasMaxLength(100);
        builder.Property(a => a.Location).HasMaxLength(200);
        builder.HasIndex(a => a.AnsweredAt);
    }
}
