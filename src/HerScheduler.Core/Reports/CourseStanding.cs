using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>
/// What lists and reports ask of a course as a whole. It follows from plan and facts, whatever day it is: until the next fact it says the same on every day, so
/// that it can be stored and compared with a day later.
/// </summary>
/// <param name="Phase">Where the patient is in her course.</param>
/// <param name="DueOn">The day on which the first of the events that are asked of somebody is due; null: none is.</param>
/// <param name="HoldFrom">From when a hold stands; null: none does.</param>
/// <param name="LastLvef">The last LVEF; null: none is known.</param>
/// <param name="NextHer2Dose">The next HER2 dose that is planned or held; null: none is.</param>
public sealed record CourseStanding(CoursePhase Phase, DateOnly? DueOn, DateOnly? HoldFrom, LastLvef? LastLvef, DateOnly? NextHer2Dose)
{
    /// <summary>How the course of <paramref name="schedule"/> stands.</summary>
    public static CourseStanding Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var next = schedule.Events.FirstOrDefault(item => item is { IsOpen: true, Her2Cycle: not null })?.Date;
        return new CourseStanding(PhaseOf(schedule, next), schedule.Events.Min(Timing.DueOn), schedule.HoldFrom, schedule.LastLvef, next);
    }

    /// <summary>HER2 therapy is on hold on <paramref name="day"/>: a hold that stands has begun.</summary>
    public bool IsOnHold(DateOnly day) => HoldFrom <= day;

    private static CoursePhase PhaseOf(Schedule schedule, DateOnly? nextHer2Dose) =>
        schedule.Events.Any(item => item is { Kind: EventKind.Surgery, IsOpen: true }) ? CoursePhase.BeforeSurgery
        : nextHer2Dose is not null ? CoursePhase.OnHer2Therapy
        : CoursePhase.FollowUp;
}
