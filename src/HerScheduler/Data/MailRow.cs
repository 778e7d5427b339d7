using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// One e-mail to one address: a navigator's digest of a day, a clinic's report of a month, or an alert, written in the transaction that raised it. The row says
/// what the e-mail is about and not what it says: that is read when it leaves, so that nothing untrue is sent.
/// </summary>
public sealed class MailRow
{
    /// <summary>The <see cref="Kind"/> of a digest.</summary>
    public const string Digest = "digest";

    /// <summary>The <see cref="Kind"/> of a clinic's monthly report of overdue echoes.</summary>
    public const string EchoReport = "echo-report";

    public long Id { get; init; }

    /// <summary>The e-mail's Message-ID, the same at every attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary><c>digest</c>, <c>echo-report</c>, <c>overdue</c>, <c>reminder</c>, or the urgent alert: <c>lvef-hold</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The address.</summary>
    public required string Recipient { get; init; }

    /// <summary>
    /// Of a digest the day in the navigator's own zone, of which there is one each; of a report the first day of its month; of a reminder and an overdue alert
    /// the event's date; of an urgent alert the day since when.
    /// </summary>
    public DateOnly Day { get; init; }

    /// <summary>The plan; null: a digest, or a clinic's report.</summary>
    public string? PlanId { get; init; }

    /// <summary>The clinic that a report is about; null for all others.</summary>
    public string? Site { get; init; }

    /// <summary>The event's key; empty: the plan as a whole, or a digest.</summary>
    public string EventKey { get; init; } = "";

    /// <summary>Days before or past the date; 0 for an urgent alert and a digest.</summary>
    public int Days { get; init; }

    /// <summary>The cycle that is due while the echo is overdue; empty for all others.</summary>
    public string Cycle { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last composed. What was recorded until then is in it: the next digest begins there.</summary>
    public DateTimeOffset? ComposedAt { get; set; }

    /// <summary>When to send it, or try again; null: nothing more is done about it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it could not be sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Handed to the mail transport.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it could not be sent, the last time.</summary>
    public string? Failure { get; set; }

    /// <summary>
    /// Why it will never be sent: refused by the server, too late, or no longer true. Null although nothing is due any more: sent, or there was nothing to say.
    /// </summary>
    public string? GivenUp { get; set; }

    /// <summary>Given up because it was no longer true, which is as it should be; not a failure of delivery.</summary>
    public bool IsObsolete { get; set; }
}

internal sealed class MailMapping : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.ToTable("mails").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.Kind).HasMaxLength(32);
        builder.Property(m => m.Recipient).HasMaxLength(320);
        builder.Property(m => m.PlanId).HasMaxLength(64);
        builder.Property(m => m.Site).HasMaxLength(64);
        builder.Property(m => m.EventKey).HasMaxLength(64);
        builder.Property(m => m.Cycle).HasMaxLength(64);
        builder.Property(m => m.Failure).HasMaxLength(500);
        builder.Property(m => m.GivenUp).HasMaxLength(500);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => m.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        builder.HasIndex(m => new { m.PlanId, m.CreatedAt });
        builder.HasIndex(m => new { m.Recipient, m.CreatedAt });
        builder.HasIndex(m => new { m.Recipient, m.Day }).IsUnique().HasFilter("\"Kind\" = 'digest'");
    }
}
