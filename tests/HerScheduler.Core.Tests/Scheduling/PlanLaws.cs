using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Laws of a plan nothing has happened to yet: every protocol and setting, any start over ten years, any calendar.</summary>
public sealed class PlanLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Projecting_twice_gives_the_same_schedule_to_the_byte() => ForAnyPlan((plan, calendar) =>
        ScheduleJson.ToUtf8(Given.Schedule(plan, calendar), 0).ShouldBe(ScheduleJson.ToUtf8(Given.Schedule(plan, calendar), 0)));

    [Fact]
    public void No_two_cycles_of_a_track_are_closer_than_their_interval() => ForAnyPlan((plan, calendar) =>
    {
        foreach (var track in Given.Schedule(plan, calendar).Events.Where(e => e.Kind == EventKind.Cycle).GroupBy(e => TrackOf(e.Key)))
        {
            var interval = IntervalOf(plan, track.Key);
            foreach (var (earlier, later) in track.Zip(track.Skip(1)))
            {
                (later.Date.DayNumber - earlier.Date.DayNumber).ShouldBeGreaterThanOrEqualTo(interval, $"{plan.Protocol}: {earlier.Key}, {later.Key}");
            }
        }
    });

    [Fact]
    public void Every_HER2_course_has_18_cycles_or_14_after_surgery() => ForAnyPlan((plan, calendar) =>
    {
        var schedule = Given.Schedule(plan, calendar);
        var her2 = schedule.Events.Where(e => e.Her2Cycle is not null).ToList();
        var conjugate = her2.Count(e => e.Key.StartsWith("t-d", StringComparison.Ordinal) && e.Status != EventStatus.Planned);
        if (plan.Settings.Her2Duration == Her2Duration.OneYear && conjugate == 0 && plan.Protocol != "t-dm1")
        {
            her2[^1].Date.ShouldBeLessThanOrEqualTo(her2[0].Date.AddYears(1));
            return;
        }

        (plan.Protocol switch
        {
            "apt" => her2.Count == 25,
            "t-dm1" => her2.Count == 14,
            _ => conjugate == 14 || her2.Count == 18,
        }).ShouldBeTrue($"{plan.Protocol}: {her2.Count} HER2 cycles, {conjugate} of T-DM1 or T-DXd after surgery");
    });

    [Fact]
    public void No_gap_between_echoes_on_treatment_is_longer_than_the_interval_and_the_closed_days() => ForAnyPlan((plan, calendar) =>
    {
        var schedule = Given.Schedule(plan, calendar);
        var doses = schedule.Events.Where(e => e.Her2Cycle is not null).Select(e => e.Date).ToList();
        var interval = plan.Settings.EchoInterval.First;
        var (anchor, times) = (doses[0], 1);
        foreach (var echo in schedule.Events.Where(e => e.Kind == EventKind.Echo && e.Date > doses[0] && e.Date <= doses[^1]))
        {
            if (EchoKeys.RoutineNumber(echo.Key) is not null)
            {
                echo.Date.ShouldBe(calendar.Back(interval.After(anchor, times++)), echo.Key);
            }
            else
            {
                (anchor, times) = (echo.Date, 1);
            }
        }

        calendar.Back(interval.After(anchor, times)).ShouldBeGreaterThan(doses[^1], "one more echo would still be on treatment");
    });

    [Fact]
    public void Every_event_is_on_an_open_day_and_says_why_and_from_where() => ForAnyPlan((plan, calendar) =>
    {
        foreach (var e in Given.Schedule(plan, calendar).Events)
        {
            e.Why.ShouldNotBeNullOrWhiteSpace();
            e.Source.ShouldNotBeNullOrWhiteSpace();
            if (e.Kind is not (EventKind.Her2Completion or EventKind.RadiotherapyEnd) && !e.Key.StartsWith("pegfilgrastim-", StringComparison.Ordinal))
            {
                calendar.IsOpen(e.Date).ShouldBeTrue($"{e.Key} on {e.Date:O}");
            }
        }
    });

    [Fact]
    public void Events_are_ordered_by_date_then_key_and_no_key_stands_twice() => ForAnyPlan((plan, calendar) =>
    {
        var events = Given.Schedule(plan, calendar).Events;
        events.OrderBy(e => e.Date).ThenBy(e => e.Key, StringComparer.Ordinal).ShouldBe(events);
        events.Select(e => e.Key).Distinct().Count().ShouldBe(events.Count);
    });

    [Theory]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2026-02-28", "2027-02-28")]
    [InlineData("2026-12-31", "2027-12-31")]
    public void One_year_after_a_month_end_or_a_leap_day_is_clamped(string start, string year)
    {
        var plan = Given.Plan with { Protocol = "hp", Start = Given.Day(start), Settings = PlanSettings.Default with { Her2Duration = Her2Duration.OneYear } };

        Given.Schedule(plan, new SiteCalendar(Enum.GetValues<DayOfWeek>(), [])).Find("her2-completion")!.Date.ShouldBe(Given.Day(year));
    }

    private static void ForAnyPlan(Action<TreatmentPlan, SiteCalendar> law) =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var plan = RandomPlans.Plan(random);
            law(plan, RandomPlans.Calendar(random, plan.Start));
        }));

    private static string TrackOf(string key) => key[..key.LastIndexOf('-')];

    private static int IntervalOf(TreatmentPlan plan, string track) => ProtocolLibrary.BuiltIn.Find(plan.Protocol)!.FindTrack(track)?.IntervalDays ?? 21;
}
