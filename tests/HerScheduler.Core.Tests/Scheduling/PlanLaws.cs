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
    private static readonly Config Many = Laws.Tried(500);

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
    public void Every_HER2_course_has_54_weeks_of_antibody_or_14_conjugates_after_surgery() => ForAnyPlan((plan, calendar) =>
    {
        var protocol = ProtocolLibrary.BuiltIn.Find(plan.Protocol)!;
        var schedule = Given.Schedule(plan, calendar);
        var doses = schedule.Events.Where(e => e.Her2Cycle is not null).ToList();
        var before = plan.History?.Her2Thirds ?? 0;
        var own = doses.Sum(ThirdsOf);
        var conjugates = doses.Count(e => IsConjugate(e) && (plan.Protocol == "t-dm1" || e.Date > schedule.Find("surgery")?.Date));
        if (conjugates > 0 || plan.Protocol is "apt")
        {
            (plan.Protocol is "apt" ? own <= 51 : conjugates == 14).ShouldBeTrue($"{plan.Protocol}: {own} thirds, {conjugates} conjugates");
            return;
        }

        // What the protocol gives before surgery it gives whatever went before.
        var floor = protocol.IsNeoadjuvant ? Her2Course.PlannedThirds(protocol.Tracks.Where(track => track.Phase == TrackPhase.Initial)) : 0;
        if (plan.Settings.Her2Duration == Her2Duration.OneYear)
        {
            var year = (plan.History?.FirstHer2Dose ?? doses[0].Date).AddYears(1);
            doses.Where(e => e.Date > year).ShouldBeEmpty();
            (before + own).ShouldBeLessThan(Math.Max(Her2Course.FullThirds, before + floor) + Her2Course.ThirdsOfACycle);
            return;
        }

        (before + own).ShouldBeInRange(Her2Course.FullThirds, Math.Max(Her2Course.FullThirds, before + floor) + Her2Course.ThirdsOfACycle - 1, plan.Protocol);
    });

    [Fact]
    public void The_number_of_a_HER2_dose_is_one_more_than_the_whole_cycles_before_it() => ForAnyPlan((plan, calendar) =>
    {
        var thirds = plan.History?.Her2Thirds ?? 0;
        foreach (var e in Given.Schedule(plan, calendar).Events.Where(e => e.Her2Cycle is not null && !e.Key.StartsWith("t-d", StringComparison.Ordinal)))
        {
            if (plan.Protocol != "tdxd-thp")
            {
                e.Her2Cycle.ShouldBe(1 + (thirds / 3), $"{plan.Protocol}: {e.Key}");
            }

            thirds += ThirdsOf(e);
        }
    });

    [Fact]
    public void With_adjuvant_intent_there_is_no_surgery_and_the_course_goes_on_at_its_interval() => ForAnyPlan((plan, calendar) =>
    {
        var schedule = Given.Schedule(plan with { Intent = ProtocolSetting.Adjuvant }, calendar);

        schedule.Events.ShouldNotContain(e => e.Kind == EventKind.Surgery || e.Kind == EventKind.Pathology || e.Status == EventStatus.Provisional);
        schedule.Findings.ShouldNotContain(finding => finding.Rule == "R1" || finding.Rule == "R3" || finding.Rule == "R13" || finding.Rule == "R15"
            || finding.Rule == "R16");
    });

    [Fact]
    public void No_gap_between_echoes_on_treatment_is_longer_than_the_interval_and_the_closed_days() => ForAnyPlan((plan, calendar) =>
    {
        // What was done elsewhere anchors the echoes otherwise; LvefLaws know how.
        plan = plan with { History = plan.History is { } history ? history with { FirstHer2Dose = null, BaselineLvef = null } : null };
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

    private static int ThirdsOf(ScheduleEvent e) => e.Window.Latest.DayNumber - e.Window.Earliest.DayNumber == 2 ? 1 : 3;

    private static bool IsConjugate(ScheduleEvent e) => e.Doses.Any(dose => AgentSet.Conjugates.Contains(dose.Agent));

    private static string TrackOf(string key) => key[..key.LastIndexOf('-')];

    private static int IntervalOf(TreatmentPlan plan, string track) => ProtocolLibrary.BuiltIn.Find(plan.Protocol)!.FindTrack(track)?.IntervalDays ?? 21;
}
