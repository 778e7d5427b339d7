using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// What stays of a plan whose fact log was removed by command. Only with this row does the database let the log go, and the row itself can
/// neither be changed nor deleted.
/// </summary>
public sealed class PurgedPlanRow
{
    /// <summary>Never used again.</summary>
    public required string PlanId { get; init; }

    /// <summary>How many entries the log had, the approval included.</summary>
    public int Entries { get; init; }

    /// <summary>The hash of the last entry: whoever has kept a copy of the log can prove that it is whole.</summary>
    public required string LastHash { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who says so, as claimed on the command line.</summary>
    public required string By { get; init; }

    public DateTimeOffset PurgedAt { get; init; }
}

internal sealed class PurgedPlanMapping : IEntityTypeConfiguration<PurgedPlanRow>
{
    public void Configure(EntityTypeBuilder<PurgedPlanRow> builder)
    {
        builder.ToTable("purged_plans").HasKey(p => p.PlanId);
        builder.Property(p => p.PlanId).HasMaxLength(64);
        builder.Property(p => p.LastHash).HasMaxLength(LogEntryRow.LongestHash);
        builder.Property(p => p.Reason).HasMaxLength(2000);
        builder.Property(p => p.By).HasMaxLength(320);
    }
}
