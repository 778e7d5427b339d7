namespace HerScheduler.Security.AccessLog;

/// <summary>The plans that a request showed or changed whose address names none: each gets its own entry in the access log.</summary>
internal static class PlansOfRequest
{
    private static readonly object Place = new();

    public static void Note(HttpContext context, IEnumerable<string> plans) => context.Items[Place] = plans.ToList();

    /// <summary>Empty: the address says what the request was about.</summary>
    public static IReadOnlyList<string> Of(HttpContext context) => context.Items[Place] as IReadOnlyList<string> ?? [];
}
