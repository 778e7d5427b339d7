using HerScheduler.Core.Reports;

namespace HerScheduler.Digests;

/// <summary>Whose digest is asked for.</summary>
/// <param name="Navigator">The navigator's e-mail address.</param>
/// <param name="Day">The navigator's local day.</param>
/// <param name="Since">When the digest before it was composed: what was changed after that is new.</param>
public sealed record DigestRequest(string Navigator, DateOnly Day, DateTimeOffset Since)
{
    /// <summary>In whose place the navigator stands.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];
}

/// <summary>What one navigator has to know on one day.</summary>
/// <param name="Navigator">The navigator's e-mail address.</param>
/// <param name="Day">The navigator's local day.</param>
/// <param name="Work">Overdue, due, coming and waited for.</param>
/// <param name="Changes">What changed since the last digest.</param>
public sealed record Digest(string Navigator, DateOnly Day, DailyWork Work, IReadOnlyList<RecentChange> Changes)
{
    /// <summary>The same of each navigator in whose place this one stands on that day; those with nothing to say are left out.</summary>
    public IReadOnlyList<Digest> StandsInFor { get; init; } = [];

    /// <summary>Nothing to say: no e-mail.</summary>
    public bool IsEmpty => LineCount == 0;

    public int LineCount => Work.Overdue.Count + Work.DueToday.Count + Work.NextDays.Count + Work.Waiting.Count + Changes.Count
        + StandsInFor.Sum(other => other.LineCount);
}
