using HerScheduler.Settings;

namespace HerScheduler.Retention;

/// <summary>What can be wrong with the ages of retention, in sentences.</summary>
internal static class RetentionCheck
{
    private const string Where = "HerScheduler:Retention";

    /// <summary>A digest looks back a week at most; a day more, because a day is not over everywhere at once.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(8);

    private static readonly TimeSpan ShortestAccessLog = TimeSpan.FromDays(365);

    public static IEnumerable<string> Faults(RetentionSettings settings)
    {
        var ages = new (string Name, TimeSpan? Age)[]
        {
            (nameof(settings.SentMessages), settings.SentMessages),
            (nameof(settings.Notices), settings.Notices),
            (nameof(settings.Digests), settings.Digests),
            (nameof(settings.ClosedPlans), settings.ClosedPlans),
        };
        foreach (var (name, age) in ages.Where(age => age.Age < Shortest))
        {
            yield return $"{Where}:{name} must be {Shortest.Days} days or more, not {age}.";
        }

        if (settings.AccessLog < ShortestAccessLog)
        {
            yield return $"{Where}:AccessLog must be {ShortestAccessLog.Days} days or more, not {settings.AccessLog}.";
        }

        if (settings.ClosedPlans is not null && string.IsNullOrWhiteSpace(settings.ArchiveFolder))
        {
            yield return $"{Where}:ArchiveFolder: closed plans are to be archived, but the folder is empty.";
        }
    }
}
