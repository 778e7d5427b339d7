using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

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

    /// <summary>Of an overdue echo the navigator on day 1, 7, 14 and every 14 days, the site's administrators from day 14 on.</summary>
    [Theory]
    [InlineData(EventKind.Echo, -28, "")]
    [InlineData(EventKind.Echo, -14, "")]
    [InlineData(EventKind.Echo, -3, "")]
    [InlineData(EventKind.Echo, 1, "Navigator")]
    [InlineData(EventKind.Echo, 6, "Navigator")]
    [InlineData(EventKind.Echo, 7, "Navigator")]
    [InlineData(EventKind.Echo, 14, "Navigator, Administrators")]
    [InlineData(EventKind.Echo, 28, "Navigator, Administrators")]
    [InlineData(EventKind.Echo, 56, "Navigator, Administrators")]
    [InlineData(EventKind.Cycle, -7, "")]
    [InlineData(EventKind.Cycle, 1, "")]
    [InlineData(EventKind.Surgery, 7, "")]
    [InlineData(EventKind.Task, 14, "")]
    [InlineData(EventKind.Pathology, 28, "")]
    public void Mail_of_its_own_is_for_an_overdue_echo(EventKind kind, int daysFromDate, string recipients)
    {
        var notice = NoticePolicy.Default.Current(kind, "any", EventStatus.Planned, Date, Date.AddDays(daysFromDate))!.Value;
        var step = NoticePolicy.Default.StepOf(kind, "any", notice);

        (string.Join(", ", step.Email), step.Message).ShouldBe((recipients, true));
    }

    /// <summary>A site's own table: the administrators hear 28 days before, the navigator 3 days before and once more after a week.</summary>
    [Theory]
    [InlineData(-28, "Administrators, no message")]
    [InlineData(-4, "Administrators, no message")]
    [InlineData(-3, "Navigator, message")]
    [InlineData(8, "Navigator, no message")]
    public void Each_step_of_a_table_has_its_own_recipients(int daysFromDate, string expected)
    {
        var policy = OfEchoes(new KindNotices(
            [new NoticeStep(28, [NoticeRecipient.Administrators], Message: false), new NoticeStep(3, [NoticeRecipient.Navigator])],
            [new NoticeStep(7, [NoticeRecipient.Navigator], Message: false)],
            RepeatEvery: null));
        var notice = policy.Current(EventKind.Echo, "echo-1", EventStatus.Planned, Date, Date.AddDays(daysFromDate))!.Value;
        var step = policy.StepOf(EventKind.Echo, "echo-1", notice);

        $"{string.Join(", ", step.Email)}, {(step.Message ? "message" : "no message")}".ShouldBe(expected);
    }

    [Theory]
    [InlineData(EventKind.Echo, "echo-1", -3, "28 on 08-03, 14 on 08-17")]
    [InlineData(EventKind.Echo, "echo-1", -14, "28 on 08-03")]
    [InlineData(EventKind.Echo, "echo-1", -28, "")]
    [InlineData(EventKind.Echo, "echo-1", 1, "28 on 08-03, 14 on 08-17, 3 on 08-28")]
    [InlineData(EventKind.Echo, "echo-1", 14, "28 on 08-03, 14 on 08-17, 3 on 08-28, 1 late on 09-01, 7 late on 09-07")]
    [InlineData(EventKind.Cycle, "hp-3", 45, "7 on 08-24, 1 on 08-30, 1 late on 09-01, 7 late on 09-07, 14 late on 09-14, 28 late on 09-28")]
    [InlineData(EventKind.Task, "zoledronate-2", 7, "28 on 08-03, 7 on 08-24, 1 late on 09-01")]
    [InlineData(EventKind.Pathology, "pathology", 7, "1 late on 09-01")]
    public void After_an_outage_the_steps_that_were_missed_are_in_the_one_that_is_due(EventKind kind, string key, int daysFromDate, string folded)
    {
        var notice = NoticePolicy.Default.Current(kind, key, EventStatus.Planned, Date, Date.AddDays(daysFromDate))!.Value;

        string.Join(", ", NoticePolicy.Default.FoldedInto(kind, key, Date, notice)
                .Select(one => $"{one.Days}{(one.Kind == NoticeKind.Overdue ? " late" : "")} on {one.On:MM-dd}"))
            .ShouldBe(folded);
    }

    /// <summary>A site's own table: overdue on day 3, on day 30, and every week from then on.</summary>
    [Theory]
    [InlineData(2, null, 3)]
    [InlineData(3, 3, 30)]
    [InlineData(29, 3, 30)]
    [InlineData(30, 30, 37)]
    [InlineData(36, 30, 37)]
    [InlineData(37, 37, 44)]
    [InlineData(50, 44, 51)]
    public void Only_after_the_last_step_of_a_table_it_is_said_again(int daysLate, int? current, int next)
    {
        var policy = OfEchoes(new KindNotices([], [new NoticeStep(3, []), new NoticeStep(30, [])], RepeatEvery: 7));
        var today = Date.AddDays(daysLate);

        (policy.Current(EventKind.Echo, "echo-1", EventStatus.Planned, Date, today) is { } due ? due.Days : (int?)null).ShouldBe(current);
        policy.NextAfter(EventKind.Echo, "echo-1", EventStatus.Planned, Date, today)!.Value.Days.ShouldBe(next);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(14)]
    public void A_kind_without_a_step_after_its_date_is_never_called_overdue(int? repeatEvery)
    {
        var policy = OfEchoes(new KindNotices([new NoticeStep(3, [])], [], repeatEvery));

        policy.Current(EventKind.Echo, "echo-1", EventStatus.Planned, Date, Date.AddDays(28)).ShouldBeNull();
        policy.NextAfter(EventKind.Echo, "echo-1", EventStatus.Planned, Date, Date.AddDays(-3)).ShouldBeNull();
        policy.NextAfter(EventKind.Echo, "echo-1", EventStatus.Planned, Date, Date.AddDays(-4))!.Value.On.ShouldBe(Date.AddDays(-3));
    }

    [Fact]
    public void A_kind_that_a_table_does_not_have_gets_no_notice() =>
        OfEchoes(KindNotices.None).Current(EventKind.Cycle, "hp-3", EventStatus.Planned, Date, Date.AddDays(-1)).ShouldBeNull();

    /// <summary>A task that says its own reminders is overdue like every task of that site.</summary>
    [Fact]
    public void A_task_is_overdue_as_its_site_says_of_tasks()
    {
        var tasks = new KindNotices([new NoticeStep(5, [])], [new NoticeStep(2, [NoticeRecipient.Navigator])], RepeatEvery: null);
        var policy = NoticePolicy.Of(new Dictionary<EventKind, KindNotices> { [EventKind.Task] = tasks }, TaskLibrary.BuiltIn);

        policy.StepsOf(EventKind.Task, "zoledronate-1").Reminders.Select(step => step.Days).ShouldBe([28, 7]);
        policy.StepsOf(EventKind.Task, "zoledronate-1").Overdue.ShouldBe(tasks.Overdue);
        policy.StepsOf(EventKind.Task, "a-sites-own-task-1").ShouldBe(tasks);
    }

    private static NoticePolicy OfEchoes(KindNotices notices) =>
        NoticePolicy.Of(new Dictionary<EventKind, KindNotices> { [EventKind.Echo] = notices }, TaskLibrary.BuiltIn);
}
