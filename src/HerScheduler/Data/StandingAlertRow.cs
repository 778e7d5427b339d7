using HerScheduler.Core.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>An urgent alert that somebody was told of and that still stands. It goes away with its condition, and so can be told again.</summary>
public sealed class StandingAlertRow
{
    public required string PlanId { get; init; }

    public UrgentKind Kind { get; init; }

    /// <summary>The echo's key; empty: none.</summary>
    public required string EventKey { get; init; }

    /// <summary>The cycle's key; empty: none.</summary>
    public required string Cycle { get; init; }

    /// <summary>The first local day the condition holds.</summary>
    public DateOnly Since { get; init; }

    public DateTimeOffset ToldAt { get; init; }
}

internal sealed class StandingAlertMapping : IEntityTypeConfiguration<StandingAlertRow>
{
    public void Configure(EntityTypeBuilder<StandingAlertRow> builder)
    {
        builder.ToTable("standing_alerts").HasKey(a => new { a.PlanId, a.Kind, a.EventKey, a.Cycle, a.Since });
        builder.Property(a => a.PlanId).HasMaxLength(64);
        builder.Property(a => a.EventKey).HasMaxLength(64);
        builder.Property(a => a.Cycle).HasMaxLength(64);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(a => a.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
