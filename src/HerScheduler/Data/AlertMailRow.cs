using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// One e-mail about one alert to one address, written in the transaction that raised the alert. It says what it is about and not what it says:
/// that is read when it leaves, so that nothing untrue is sent.
/// </summary>
public sealed class AlertMailRow
{
    public long Id { get; init; }

    /// <summary>The e-mail's Message-ID, the same at every attempt.</summary>
    public required string MessageId { get; init; }

    public required string PlanId { get; init; }

    /// <summary>The event's key; empty: the plan as a whole.</summary>
    public required string EventKey { get; init; }

    /// <summary><c>overdue</c>, <c>reminder</c>, or the urgent alert: <c>lvef-hold</c>.</summary>
    public required string Alert { get; init; }

    /// <summary>The event's date for a reminder and an overdue alert; for an urgent one the day since when.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Days before or past the date; 0 for an urgent alert.</summary>
    public int Days { get; init; }

    /// <summary>The cycle that is due while the echo is overdue; empty for all others.</summary>
    public required string Cycle { get; init; }

    /// <summary>The address.</summary>
    public required string Recipient { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to send it, or try again; null: nothing more is done about it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Handed to the mail server.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it could not be sent, the last time.</summary>
    public string? Failure { get; set; }

    /// <summary>Why it will never be sent: refused by the server, or no longer true.</summary>
    public string? GivenUp { get; set; }

    /// <summary>Given up because it was no longer true, which is as it should be; not a failure of delivery.</summary>
    public bool IsObsolete { get; set; }
}

internal sealed class AlertMailMapping : IEntityTypeConfiguration<AlertMailRow>
{
    public void Configure(EntityTypeBuilder<AlertMailRow> builder)
    {
        builder.ToTable("alert_mails").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.PlanId).HasMaxLength(64);
        builder.Property(m => m.EventKey).HasMaxLength(64);
        builder.Property(m => m.Alert).HasMaxLength(32);
        builder.Property(m => m.Cycle).HasMaxLength(64);
        builder.Property(m => m.Recipient).HasMaxLength(320);
        builder.Property(m => m.Failure).HasMaxLength(500);
        builder.Property(m => m.GivenUp).HasMaxLength(500);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => m.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        builder.HasIndex(m => new { m.PlanId, m.CreatedAt });
        builder.HasIndex(m => new { m.Recipient, m.CreatedAt });
    }
}
