using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Notices;

/// <summary>Which notice is due on which day, for an event on Monday 31 August 2026.</summary>
public sealed class NoticePolicyTests
{
    private static readonly DateOnly Date = Given.Day("2026-08-31");

    [Theory]
    [InlineData(EventKind.Cycle, -8, null)]
    [InlineData(EventKind.Cycle, -7, "Reminder 7")]
    [InlineData(EventKind.Cycle, -2, "Reminder 7")]
    [InlineData(EventKind.Cycle, -1, "Reminder 1")]
    [InlineData(EventKind.Cycle, 0, null)]
    [InlineData(EventKind.Cycle, 1, "Overdue 1")]
    [InlineData(EventKind.Echo, -29, null)]
    [InlineData(EventKind.Echo, -28, "Reminder 28")]
    [InlineData(EventKind.Echo, -14, "Reminder 14")]
    [InlineData(EventKind.Echo, -3, "Reminder 3")]
    [InlineData(EventKind.Echo, 6, "Overdue 1")]
    [InlineData(EventKind.Echo, 7, "Overdue 7")]
    [InlineData(EventKind.Echo, 13, "Overdue 7")]
    [InlineData(EventKind.Echo, 14, "Overdue 14")]
    [InlineData(EventKind.Echo, 27, "Overdue 14")]
    [InlineData(EventKind.Echo, 28, "Overdue 28")]
    [InlineData(EventKind.Echo, 57, "Overdue 56")]
    [InlineData(EventKind.Surgery, -14, "Reminder 14")]
    [InlineData(EventKind.Surgery, -2, "Reminder 2")]
    [InlineData(EventKind.Pathology, -1, null)]
    [InlineData(EventKind.Pathology, 1, "Overdue 1")]
    [InlineData(EventKind.Her2Completion, 30, null)]
    public void The_latest_step_reached_is_the_one_that_is_due(EventKind kind, int daysFromDate, string? expected)
    {
        var notice = NoticePolicy.Default.Current(kind, "any", EventStatus.Planned, Date, Date.AddDays(daysFromDate));

        (notice is { } due ? $"{due.Kind} {due.Days}" : null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("goserelin-3", -7, "Reminder 7")]
    [InlineData("zoledronate-1", -28, "Reminder 28")]
    [InlineData("zoledronate-1", -7, "Reminder 7")]
    [InlineData("pegfilgrastim-2", -1, null)]
    [InlineData("pegfilgrastim-2", 1, "Overdue 1")]
    [InlineData("chest-ct-1", 7, "Overdue 7")]
    [InlineData("a-sites-own-task-1", -7, "Reminder 7")]
    [InlineData("a-sites-own-task-1", -8, null)]
    public void A_task_has_its_own_reminders_or_those_of_its_kind(string key, int daysFromDate, string? expected)
    {
        var notice = NoticePolicy.Default.Current(EventKind.Task, key, EventStatus.Planned, Date, Date.AddDays(daysFromDate));

        (notice is { } due ? $"{due.Kind} {due.Days}" : null).ShouldBe(expected);
    }

    [Theory]
    [InlineData(-40, "Reminder 28", "2026-08-03")]
    [InlineData(-28, "Reminder 14", "2026-08-17")]
    [InlineData(-3, "Overdue 1", "2026-09-01")]
    [InlineData(1, "Overdue 7", "2026-09-07")]
    [InlineData(7, "Overdue 14", "2026-09-14")]
    [InlineData(14, "Overdue 28", "2026-09-28")]
    [InlineData(30, "Overdue 42", "2026-10-12")]
    public void The_next_step_is_strictly_after_the_day(int daysFromDate, string expected, string on)
    {
        var notice = NoticePolicy.Default.NextAfter(EventKind.Echo, "echo-1", EventStatus.Planned, Date, Date.AddDays(daysFromDate))!.Value;

        ($"{notice.Kind} {notice.Days}", notice.On).ShouldBe((expected, Given.Day(on)));
    }

    [Theory]
    [InlineData(EventStatus.Provisional)]
    [InlineData(EventStatus.Held)]
    [InlineData(EventStatus.Done)]
    [InlineData(EventStatus.Omitted)]
    [InlineData(EventStatus.Cancelled)]
    public void Nobody_is_reminded_of_an_event_that_is_not_planned(EventStatus status)
    {
        NoticePolicy.Default.Current(EventKind.Cycle, "tchp-1", status, Date, Date.AddDays(3)).ShouldBeNull();
        NoticePolicy.Default.NextAfter(EventKind.Cycle, "tchp-1", status, Date, Date.AddDays(-30)).ShouldBeNull();
    }
}
