namespace HerScheduler.Core.Facts;

/// <summary>The date rule of a kind: what happened cannot lie in the site's future, what somebody chose for later can.</summary>
/// <param name="HappenedOn">Not after the site's day; null when the fact has no such date.</param>
/// <param name="PlannedFor">Any day; null when the fact has no such date.</param>
internal readonly record struct FactDates(DateOnly? HappenedOn, DateOnly? PlannedFor)
{
    /// <summary>A fact without a date of its own.</summary>
    public static FactDates None { get; }

    /// <summary>Its date is a day on which something was done or found.</summary>
    public static FactDates Happened(DateOnly date) => new(date, null);

    /// <summary>Its date is a day that somebody chose; it can lie ahead.</summary>
    public static FactDates Planned(DateOnly? date) => new(null, date);
}
