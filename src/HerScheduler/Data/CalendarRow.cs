using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>
/// A site's calendar, and the edition of the rules, as plans were scheduled by them: what a plan's dates are compared with when either is changed.
/// </summary>
public sealed class CalendarRow
{
    /// <summary>Follows from the content, so that equal calendars are one row.</summary>
    public required string Id { get; init; }

    /// <summary>Open weekdays, holidays and the edition of the rules as JSON.</summary>
    public required string Days { get; init; }
}

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> builder)
    {
        builder.ToTable("calendars").HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(64);
    }
}
