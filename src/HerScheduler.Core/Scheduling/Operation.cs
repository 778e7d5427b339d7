namespace HerScheduler.Core.Scheduling;

/// <summary>An operation that dates count from: the first one, or a further one (rule S16).</summary>
/// <param name="Name">As a date's reason says it.</param>
/// <param name="Date">The local day; planned while the first one is not recorded.</param>
internal readonly record struct Operation(string Name, DateOnly Date)
{
    /// <summary>Days from the operation to the restart of treatment.</summary>
    public const int RestartAfterDays = 21;

    /// <summary>The restart after it: 21 days later, and not before pathology has answered.</summary>
    public DateOnly RestartOn(DateOnly? pathology) => Date.AddDays(RestartAfterDays) is var day && pathology > day ? pathology.Value : day;

    /// <summary>The first operation, or the further one when there is one.</summary>
    public static Operation Of(Draft surgery, DateOnly? further) => further is { } day ? new("a further operation", day) : new(surgery.Key, surgery.Date);
}
