using HerScheduler.Core.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// A reminder or overdue alert that went out, or was skipped. The key makes it impossible to send the same one twice, also after a date moved there and back.
/// </summary>
public sealed class NoticeRow
{
    public required string PlanId { get; init; }

    public required string EventKey { get; init; }

    /// <summary>The event's date at the time.</summary>
    public DateOnly Date { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>Days before (reminder) or past (overdue) the date.</summary>
    public int Days { get; init; }

    public DateTimeOffset NoticedAt { get; init; }

    /// <summary>Why it did not go out: its day went by while nothing ran, and a later step said the same. Null: it went out.</summary>
    public string? Skipped { get; init; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notices").HasKey(n => new { n.PlanId, n.EventKey, n.Date, n.Kind, n.Days });
        builder.Property(n => n.PlanId).HasMaxLength(64);
        builder.Property(n => n.EventKey).HasMaxLength(64);
        builder.Property(n => n.Skipped).HasMaxLength(200);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(n => n.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.NoticedAt);
    }
}
