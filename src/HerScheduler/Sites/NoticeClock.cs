namespace HerScheduler.Sites;

/// <summary>From the wall clock of a place to the one clock of the service: when a reminder, an alert or a digest of a local day is due.</summary>
public static class NoticeClock
{
    /// <summary>The instant at which the clocks of <paramref name="zone"/> show <paramref name="time"/> on <paramref name="day"/>.</summary>
    /// <remarks>A time that they skip (spring) is the first instant after the gap; of a time that they show twice (autumn) it is the first.</remarks>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            // Clocks change on whole minutes, so the first valid minute is the end of the gap.
            local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
