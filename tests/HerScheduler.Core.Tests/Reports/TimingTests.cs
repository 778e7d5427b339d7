using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Reports;

/// <summary>Whole local days: an event of 31 August is due all that day and overdue by 1 day on 1 September.</summary>
public sealed class TimingTests
{
    [Theory]
    [InlineData("2026-08-30", TimingState.Upcoming, 1)]
    [InlineData("2026-08-31", TimingState.Due, 0)]
    [InlineData("2026-09-01", TimingState.Overdue, 1)]
    [InlineData("2027-08-31", TimingState.Overdue, 365)]
    public void A_planned_event_is_upcoming_due_or_overdue(string day, TimingState state, int days) =>
        Timing.Of(EventKind.Echo, EventStatus.Planned, Given.Day("2026-08-31"), Given.Day(day)).ShouldBe(new Timing(state, days));

    [Theory]
    [InlineData(EventKind.Cycle, EventStatus.Provisional)]
    [InlineData(EventKind.Cycle, EventStatus.Held)]
    [InlineData(EventKind.Cycle, EventStatus.Done)]
    [InlineData(EventKind.Her2Completion, EventStatus.Planned)]
    public void Nothing_is_asked_of_anybody_for_anything_else(EventKind kind, EventStatus status) =>
        Timing.Of(kind, status, Given.Day("2026-08-31"), Given.Day("2026-09-30")).ShouldBe(new Timing(TimingState.None, 0));

    [Theory]
    [InlineData(EventKind.Echo, EventStatus.Planned, true)]
    [InlineData(EventKind.Echo, EventStatus.Held, false)]
    [InlineData(EventKind.Cycle, EventStatus.Provisional, false)]
    [InlineData(EventKind.Her2Completion, EventStatus.Planned, false)]
    public void The_day_on_which_an_event_is_due_can_be_compared_with_any_day(EventKind kind, EventStatus status, bool isAsked)
    {
        var item = Given.Course(Given.Plan).ScheduleOn(Given.Day("2026-01-05")).Events[0] with { Kind = kind, Status = status };
        var due = Timing.DueOn(item);

        due.ShouldBe(isAsked ? item.Date : null);
        for (var day = item.Date.AddDays(-2); day <= item.Date.AddDays(2); day = day.AddDays(1))
        {
            var expected = due is null ? TimingState.None : due < day ? TimingState.Overdue : due == day ? TimingState.Due : TimingState.Upcoming;
            Timing.Of(item, day).State.ShouldBe(expected);
        }
    }
}
