using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// One entry of the access log: who saw or changed what, or tried to. The database itself refuses to change it, and to delete it before its time.
/// </summary>
public sealed class AccessRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The account's or the token's name; null: nobody was signed in.</summary>
    public string? Who { get; init; }

    public string? Role { get; init; }

    /// <summary>How they had signed in: <c>password</c>, <c>token</c> ….</summary>
    public string? Way { get; init; }

    /// <summary>The address that the request came from.</summary>
    public string? From { get; init; }

    /// <summary>Method and route: <c>GET /api/v1/plans/{id}/schedule</c>.</summary>
    public required string Action { get; init; }

    public string? PlanId { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; }
}

internal sealed class AccessMapping : IEntityTypeConfiguration<AccessRow>
{
    public void Configure(EntityTypeBuilder<AccessRow> builder)
    {
        builder.ToTable("access_log").HasKey(a => a.Id);
        builder.Property(a => a.Who).HasMaxLength(320);
        builder.Property(a => a.Role).HasMaxLength(16);
        builder.Property(a => a.Way).HasMaxLength(16);
        builder.Property(a => a.From).HasMaxLength(64);
        builder.Property(a => a.Action).HasMaxLength(160);
        builder.Property(a => a.PlanId).HasMaxLength(64);
        builder.HasIndex(a => new { a.PlanId, a.At });
        builder.HasIndex(a => new { a.Who, a.At });
        builder.HasIndex(a => a.At);
    }
}

/// <summary>That old entries of the access log were removed; stays for ever. Only what is older than the latest one says can be deleted.</summary>
public sealed class AccessRemovalRow
{
    public long Id { get; init; }

    /// <summary>Entries before it are gone.</summary>
    public DateTimeOffset Before { get; init; }

    public DateTimeOffset RemovedAt { get; init; }
}

internal sealed class AccessRemovalMapping : IEntityTypeConfiguration<AccessRemovalRow>
{
    public void Configure(EntityTypeBuilder<AccessRemovalRow> builder) => builder.ToTable("access_removals").HasKey(r => r.Id);
}
