using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>The one digest of a navigator on a local day. The key makes a second one impossible.</summary>
public sealed class DigestRow
{
    /// <summary>The navigator's e-mail address.</summary>
    public required string Navigator { get; init; }

    /// <summary>The day in the navigator's own zone.</summary>
    public DateOnly LocalDate { get; init; }

    /// <summary>What was announced until then is in it; the next digest begins there.</summary>
    public DateTimeOffset ComposedAt { get; set; }

    /// <summary>The e-mail's Message-ID; null when there was nothing to say and so no e-mail.</summary>
    public string? MessageId { get; set; }

    public int LineCount { get; set; }

    /// <summary>Handed to the mail transport; null: still to be sent, or nothing to send.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>How often the mail transport could not take it.</summary>
    public int Attempts { get; set; }

    /// <summary>Not to be tried again before that; null: at once.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Why it will never be taken (a bad address, say); null: nothing speaks against it.</summary>
    public string? Refusal { get; set; }
}

internal sealed class DigestMapping : IEntityTypeConfiguration<DigestRow>
{
    public void Configure(EntityTypeBuilder<DigestRow> builder)
    {
        builder.ToTable("digests").HasKey(d => new { d.Navigator, d.LocalDate });
        builder.Property(d => d.Navigator).HasMaxLength(320);
        builder.Property(d => d.MessageId).HasMaxLength(200);
        builder.Property(d => d.Refusal).HasMaxLength(500);
        builder.HasIndex(d => d.MessageId).IsUnique();
    }
}
