using HerScheduler.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>One event of an approved plan's schedule. Together these rows are the schedule.</summary>
public sealed class PlanEventRow : IDueRow
{
    public required string PlanId { get; init; }

    /// <summary>Never changes: <c>tchp-3</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The plan's site, repeated here so that lists of today's work need no join.</summary>
    public required string Site { get; set; }

    /// <summary>The plan's navigator, repeated here for the same reason.</summary>
    public required string Navigator { get; set; }

    public EventKind Kind { get; init; }

    public EventStatus Status { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>
    /// The day on which it is due, as <see cref="Core.Reports.Timing"/> says: overdue on every later one. Null: nothing is asked of anybody. Lists ask for this
    /// column and never for status and date.
    /// </summary>
    public DateOnly? DueOn { get; set; }

    public DateOnly? Booked { get; set; }

    public required string Title { get; set; }

    /// <summary>The event as one JSON object, exactly as in the schedule and in messages.</summary>
    public required string Body { get; set; }

    /// <summary>When the next reminder or overdue alert is to be looked at; null: never. The only column the sweep scans.</summary>
    public DateTimeOffset? NextNoticeAt { get; set; }

    /// <summary>The <see cref="Date"/> for which somebody acknowledged the overdue alert: no further escalation while it is that date.</summary>
    public DateOnly? AcknowledgedDate { get; set; }

    /// <summary>
    /// The <see cref="Date"/> for which nobody is to be told that it is overdue, although nobody has acknowledged it: it lay before the day on which the plan
    /// came in.
    /// </summary>
    public DateOnly? QuietDate { get; set; }

    /// <summary>While it is on this date, nobody is told that it is overdue.</summary>
    internal bool IsQuiet => AcknowledgedDate == Date || QuietDate == Date;

    public PlanRow? Plan { get; init; }
}

internal sealed class PlanEventMapping : IEntityTypeConfiguration<PlanEventRow>
{
    public void Configure(EntityTypeBuilder<PlanEventRow> builder)
    {
        builder.ToTable("plan_events").HasKey(e => new { e.PlanId, e.Key });
        builder.Property(e => e.PlanId).HasMaxLength(64);
        builder.Property(e => e.Key).HasMaxLength(64);
        builder.Property(e => e.Site).HasMaxLength(64);
        builder.Property(e => e.Navigator).HasMaxLength(320);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Ignore(e => e.IsQuiet);
        builder.HasOne(e => e.Plan).WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.NextNoticeAt).HasFilter("\"NextNoticeAt\" IS NOT NULL");

        // What is open is a third of all events at most, and lists ask for nothing else: of everybody, of a clinic, of a navigator, and for echoes alone.
        string[] shown = [nameof(PlanEventRow.Kind), nameof(PlanEventRow.Booked), nameof(PlanEventRow.Site), nameof(PlanEventRow.Navigator)];
        builder.HasIndex(e => new { e.DueOn, e.PlanId, e.Key }).HasFilter(IDueRow.IsAsked).Covers(shown);
        builder.HasIndex(e => new { e.Site, e.DueOn, e.PlanId, e.Key }).HasFilter(IDueRow.IsAsked).Covers(shown.Except([nameof(PlanEventRow.Site)]));
        builder.HasIndex(e => new { e.Navigator, e.DueOn, e.PlanId, e.Key }).HasFilter(IDueRow.IsAsked).Covers(shown.Except([nameof(PlanEventRow.Navigator)]));
        builder.HasIndex(e => new { e.DueOn, e.PlanId, e.Key }, "IX_plan_events_echoes").HasFilter($"{IDueRow.IsAsked} AND \"Kind\" = 'echo'")
            .Covers(shown.Except([nameof(PlanEventRow.Kind)]));
    }
}
