using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Reports;

public sealed class OverdueEchoesTests
{
    private static readonly DateOnly Baseline = Given.Day("2025-12-29");

    [Theory]
    [InlineData(1, OverdueBand.UpTo14Days)]
    [InlineData(14, OverdueBand.UpTo14Days)]
    [InlineData(15, OverdueBand.UpTo30Days)]
    [InlineData(30, OverdueBand.UpTo30Days)]
    [InlineData(31, OverdueBand.UpTo60Days)]
    [InlineData(60, OverdueBand.UpTo60Days)]
    [InlineData(61, OverdueBand.Over60Days)]
    public void Bands_include_both_ends(int days, OverdueBand band) => OverdueEcho.BandOf(days).ShouldBe(band);

    [Fact]
    public void An_echo_is_overdue_from_the_day_after_its_date_exactly_as_the_days_list_says()
    {
        On(Baseline).ShouldBeEmpty();

        var echo = On(Baseline.AddDays(1)).ShouldHaveSingleItem();

        (echo.Event, echo.Days, echo.Phase, echo.LastLvef, echo.NextHer2Dose)
            .ShouldBe(("echo-baseline", 1, CoursePhase.BeforeSurgery, null, Given.Day("2026-01-05")));
        var patient = Seen(Baseline.AddDays(1));
        DailyWork.Of([patient]).Overdue.Where(item => item.Kind == EventKind.Echo).Select(item => (item.Event, item.Days)).ShouldBe([("echo-baseline", 1)]);
    }

    /// <summary>A whole course, nothing of it recorded, looked at every ninth day for two years: three readers, one answer.</summary>
    [Fact]
    public void The_report_the_days_list_and_the_alerts_call_the_same_echoes_overdue()
    {
        for (var day = Baseline.AddDays(-10); day < Baseline.AddDays(730); day = day.AddDays(9))
        {
            var patient = Seen(day);
            var report = OverdueEchoes.Of(patient).Select(echo => (echo.Event, echo.Days)).ToList();

            DailyWork.Of([patient]).Overdue.Where(item => item.Kind == EventKind.Echo).Select(item => (item.Event!, item.Days))
                .ShouldBe(report, ignoreOrder: true, $"{day}");
            patient.Schedule.Events.Where(item => item.Kind == EventKind.Echo
                    && NoticePolicy.Default.Current(item.Kind, item.Key, item.Status, item.Date, day) is { Kind: NoticeKind.Overdue })
                .Select(item => item.Key).ShouldBe(report.Select(echo => echo.Event), ignoreOrder: true, $"{day}");
        }
    }

    /// <summary>29 December to 24 April is 116 days; 3 months after 5 January is a Sunday, so the echo stands on Friday 3 April, 21 days ago.</summary>
    [Fact]
    public void The_longest_overdue_comes_first() =>
        On(Given.Day("2026-04-24")).Select(echo => (echo.Event, echo.Days)).ShouldBe([("echo-baseline", 116), ("echo-1", 21)]);

    [Fact]
    public void The_last_LVEF_is_known_also_when_it_was_measured_outside_the_planned_echoes()
    {
        var echo = On(Given.Day("2026-05-20"), Result("one", "2025-12-29", 62, "echo-baseline"), Dose("d1", "tchp-1", "2026-01-05"),
            Result("two", "2026-01-20", 58, null))
            .First(each => each.Event != "echo-baseline");

        echo.LastLvef.ShouldBe(new LastLvef(Given.Day("2026-01-20"), 58));
    }

    [Fact]
    public void Months_count_who_was_on_therapy_at_their_end()
    {
        var watched = new Watched(Given.Day("2026-01-05"), Given.Day("2026-06-10"), [Given.Day("2025-12-29"), Given.Day("2026-04-01")],
            EchoInterval.ThreeMonths);

        var months = MonthlyAdherence.Of([watched], Given.Day("2025-12-15"), Given.Day("2026-06-20"));

        months.Select(month => (month.Month.Month, month.Patients, month.Published, month.OwnInterval)).ShouldBe(
            [(12, 0, 0, 0), (1, 1, 1, 1), (2, 1, 1, 1), (3, 1, 1, 1), (4, 1, 1, 1), (5, 1, 1, 1), (6, 0, 0, 0)]);
    }

    private static IReadOnlyList<OverdueEcho> On(DateOnly day, params Fact[] facts) => [.. OverdueEchoes.Of(Seen(day, facts))];

    private static PatientDay Seen(DateOnly day, params Fact[] facts)
    {
        var course = Given.Course(Given.Plan).Recorded(facts);
        return new PatientDay(course.Plan, course.ScheduleOn(day));
    }

    private static LvefResult Result(string id, string date, decimal percent, string? echo) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "nurse", Date = Given.Day(date), Percent = percent, Event = echo };

    private static DoseGiven Dose(string id, string key, string date) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "nurse", Event = key, Date = Given.Day(date) };
}
