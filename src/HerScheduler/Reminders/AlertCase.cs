using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Messages;

namespace HerScheduler.Reminders;

/// <summary>A plan in which urgent alerts may have begun or ended.</summary>
/// <param name="Course">The plan, locked by this transaction.</param>
/// <param name="Schedule">Its schedule as it is now.</param>
/// <param name="Recorded">The facts that were recorded; null when a day began, or a calendar or the rules were changed.</param>
public sealed record AlertCase(StoredCourse Course, Schedule Schedule, RecordedFacts? Recorded)
{
    /// <summary>Another navigator or site may be responsible now.</summary>
    public bool MayBeReaddressed => Recorded is not null
        && Recorded.Facts.Any(fact => fact is PlanAmended || (fact is Retracted retraction && Recorded.TakenBackBy(retraction) is PlanAmended));

    /// <summary>The id of the fact that began it: the first after which it stood. Null when no fact did.</summary>
    public string? CauseOf(UrgentAlert alert)
    {
        var key = AlertKey.Of(alert);
        return Recorded is null
            ? null
            : (Recorded.Steps.FirstOrDefault(step => UrgentAlert.Of(step.After).Any(other => AlertKey.Of(other) == key)) ?? Recorded.Steps[^1]).Fact.Id;
    }
}
