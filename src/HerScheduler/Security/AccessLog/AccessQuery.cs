namespace HerScheduler.Security.AccessLog;

/// <summary>Which entries of the access log are asked for. All conditions hold together; the latest come first.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="User">The account's or token's name.</param>
/// <param name="From">At or after it.</param>
/// <param name="To">Before it.</param>
/// <param name="Before">Only entries with a smaller number: the last one of the page before.</param>
/// <param name="Limit">How many at most, 1–1000. Default: 200.</param>
internal sealed record AccessQuery(string? Plan, string? User, DateTimeOffset? From, DateTimeOffset? To, long? Before, int? Limit)
{
    public const int MostEntries = 1000;

    private const int UsualEntries = 200;

    public int PageSize => Math.Clamp(Limit ?? UsualEntries, 1, MostEntries);
}
