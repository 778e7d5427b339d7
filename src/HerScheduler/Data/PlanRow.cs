using HerScheduler.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>The life of a plan: written down, approved, over.</summary>
public enum PlanStatus
{
    Draft,
    Approved,
    Closed,
}

/// <summary>A treatment plan as stored: what is asked of all plans at once, and the document itself.</summary>
/// <remarks>
/// Writers change it inside <see cref="SchedulerDb.InOneTransaction{T}"/>. <see cref="Revision"/> goes up by itself on SaveChanges;
/// a set-based update (ExecuteUpdate) must raise it by one itself.
/// </remarks>
public sealed class PlanRow : IDueRow
{
    public required string Id { get; init; }

    public required string PatientId { get; set; }

    /// <summary>Shown only where the site allows it; never in a message or a log.</summary>
    public string? PatientName { get; set; }

    /// <summary>Both ids as searches compare them: <see cref="Searched"/>.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The patient's name likewise. Searched only where the site shows names.</summary>
    public string? SearchName { get; set; }

    public required string Site { get; set; }

    /// <summary>The navigator's e-mail address.</summary>
    public required string Navigator { get; set; }

    public required string Protocol { get; set; }

    public PlanStatus Status { get; set; }

    /// <summary>The plan document as canonical JSON, the site's settings filled in, the patient's name included. After an amendment: the amended one.</summary>
    public required string Document { get; set; }

    /// <summary>Goes up with each accepted fact, with a draft's replacement by another, and when dates moved because calendar or rules were changed.</summary>
    public int Version { get; set; }

    /// <summary>The number of the last entry of its fact log: how many facts were accepted.</summary>
    public int Entries { get; set; }

    /// <summary>What of <see cref="Version"/> no fact stands for.</summary>
    internal int OtherChanges => Version - Entries;

    /// <summary>The sequence of the last message written to the outbox; 0 before approval.</summary>
    public int Sequence { get; set; }

    /// <summary>Concurrency token: how often this row was written.</summary>
    public int Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Who approved it: the authenticated sender; of an imported plan, whom <c>--approved-by</c> named.</summary>
    public string? ApprovedBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Its events, messages and notices are in the archive, no longer here; the row and the fact log stay. Null: not archived.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The hash of the last entry of the fact log; null before approval.</summary>
    public string? LastLogHash { get; set; }

    /// <summary>Of a log that ends with an entry from before there was a key: its end, sealed with the key by <c>audit seal</c>. Else null.</summary>
    public string? LogSeal { get; set; }

    /// <summary>When urgent alerts that begin by time alone are to be looked for; null: none can.</summary>
    public DateTimeOffset? NextAlertAt { get; set; }

    /// <summary>The day on which the first of its events that are asked of somebody is due; null: none is. Lists of patients are in this order.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>From when a hold of HER2 therapy stands; null: none does.</summary>
    public DateOnly? HoldFrom { get; set; }

    /// <summary>Where the patient is in her course; null before approval.</summary>
    public CoursePhase? Phase { get; set; }

    /// <summary>The day of the last LVEF, wherever it was measured; null: none is known.</summary>
    public DateOnly? LastLvefOn { get; set; }

    public decimal? LastLvefPercent { get; set; }

    /// <summary>The next HER2 dose that is planned or held; null: none is.</summary>
    public DateOnly? NextHer2Dose { get; set; }

    /// <summary>The <see cref="CalendarRow"/> its dates were computed with; null before approval.</summary>
    public string? CalendarId { get; set; }
}

internal sealed class PlanMapping : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> builder)
    {
        builder.ToTable("plans").HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(64);
        builder.Property(p => p.PatientId).HasMaxLength(64);
        builder.Property(p => p.PatientName).HasMaxLength(2000);
        builder.Property(p => p.SearchText).HasMaxLength(Searched.LongestOfIds);
        builder.Property(p => p.SearchName).HasMaxLength(Searched.LongestName);
        builder.Ignore(p => p.OtherChanges);
        builder.Property(p => p.Site).HasMaxLength(64);
        builder.Property(p => p.Navigator).HasMaxLength(320);
        builder.Property(p => p.Protocol).HasMaxLength(64);
        builder.Property(p => p.ApprovedBy).HasMaxLength(320);
        builder.Property(p => p.LastLogHash).HasMaxLength(LogEntryRow.LongestHash);
        builder.Property(p => p.LogSeal).HasMaxLength(LogEntryRow.LongestHash);
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.Property(p => p.LastLvefPercent).HasConversion<TenthsConverter>();
        builder.HasIndex(p => new { p.Site, p.Status });
        builder.HasIndex(p => new { p.Navigator, p.Status }).Covers(nameof(PlanRow.Site), nameof(PlanRow.ApprovedAt));
        builder.HasIndex(p => new { p.PatientId, p.Id })
            .Covers(nameof(PlanRow.Status), nameof(PlanRow.Site), nameof(PlanRow.Navigator), nameof(PlanRow.Protocol),
                nameof(PlanRow.Phase));
        builder.HasIndex(p => new { p.DueOn, p.Id }).HasFilter(IDueRow.IsAsked).Covers(nameof(PlanRow.Site), nameof(PlanRow.Navigator));
        builder.HasIndex(p => new { p.Site, p.DueOn, p.Id }).HasFilter(IDueRow.IsAsked).Covers(nameof(PlanRow.Navigator));
        builder.HasIndex(p => p.HoldFrom).HasFilter("\"HoldFrom\" IS NOT NULL");
        builder.Property(p => p.CalendarId).HasMaxLength(64);
        builder.HasIndex(p => p.NextAlertAt).HasFilter("\"NextAlertAt\" IS NOT NULL");
    }
}
