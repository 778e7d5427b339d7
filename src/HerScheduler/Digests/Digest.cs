using HerScheduler.Core.Reports;

namespace HerScheduler.Digests;

/// <summary>Whose digest is asked for.</summary>
/// <param name="Navigator">The navigator's e-mail address.</param>
/// <param name="Day">The navigator's local day.</param>
/// <param name="Since">When the digest before it was composed: what was changed after that is new.</param>
public sealed record DigestRequest(string Navigator, DateOnly Day, DateTimeOffset Since);

/// <summary>What one navigator has to know on one day.</summary>
/// <param name="Navigator">The navigator's e-mail address.</param>
/// <param name="Day">The navigator's local day.</param>
/// <param name="Work">Overdue, due, coming and waited for.</param>
/// <param name="Changes">What changed since the last digest.</param>
public sealed record Digest(string Navigator, DateOnly Day, DailyWork Work, IReadOnlyList<RecentChange> Changes)
{
    /// <summary>Nothing to say: no e-mail.</summary>
    public bool IsEmpty => LineCount == 0;

    public int LineCount => Work.Overdue.Count + Work.DueToday.Count + Work.NextDays.Count + Work.Waiting.Count + Changes.Count;
}
