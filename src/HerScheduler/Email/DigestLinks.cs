namespace HerScheduler.Email;

/// <summary>From a digest and its lines to the pages they are about.</summary>
internal static class DigestLinks
{
    /// <summary>The page with one navigator's day.</summary>
    public static Uri ToDay(Uri baseUri, string navigator) => new(baseUri, $"?navigator={Uri.EscapeDataString(navigator)}");

    /// <param name="baseUri">The installation's base URI.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="scheduleEvent">The event's key; null: the plan as a whole.</param>
    public static Uri To(Uri baseUri, string plan, string? scheduleEvent) =>
        new(baseUri, scheduleEvent is null ? $"plans/{plan}" : $"plans/{plan}#{scheduleEvent}");
}
