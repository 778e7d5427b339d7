namespace HerScheduler.Digests;

/// <summary>From a line to the page it is about.</summary>
internal static class DigestLinks
{
    /// <param name="baseUri">The installation's base URI.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="scheduleEvent">The event's key; null: the plan as a whole.</param>
    public static Uri To(Uri baseUri, string plan, string? scheduleEvent) =>
        new(baseUri, scheduleEvent is null ? $"plans/{plan}" : $"plans/{plan}#{scheduleEvent}");
}
