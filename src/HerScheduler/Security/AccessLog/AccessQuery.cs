namespace HerScheduler.Security.AccessLog;

/// <summary>Which entries of the access log are asked for. All conditions hold together; the latest come first.</summary>
internal sealed record AccessQuery
{
    public const int MostEntries = 1000;

    private const int UsualEntries = 200;

    /// <summary>The plan's id.</summary>
    public string? Plan { get; init; }

    /// <summary>The account's or token's name.</summary>
    public string? User { get; init; }

    /// <summary>At or after it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only entries with a smaller number: the last one of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most, 1–1000. Default: 200.</summary>
    public int? Limit { get; init; }

    public int PageSize => Math.Clamp(Limit ?? UsualEntries, 1, MostEntries);
}
