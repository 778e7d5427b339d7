using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Reports;

public sealed class DailyWorkTests
{
    private static readonly DateOnly Today = new(2028, 2, 29);

    [Theory]
    [InlineData(-400, "overdue 400")]
    [InlineData(-1, "overdue 1")]
    [InlineData(0, "due 0")]
    [InlineData(1, "next 1")]
    [InlineData(7, "next 7")]
    [InlineData(8, "")]
    public void An_event_is_in_the_section_of_its_day(int days, string expected) =>
        Sections(Work(Day("plan-1", Event("tchp-1", Today.AddDays(days))))).ShouldBe(expected.Length == 0 ? [] : [expected]);

    [Theory]
    [InlineData(EventStatus.Provisional)]
    [InlineData(EventStatus.Held)]
    [InlineData(EventStatus.Done)]
    [InlineData(EventStatus.Omitted)]
    [InlineData(EventStatus.Cancelled)]
    public void Only_planned_events_ask_for_anything(EventStatus status) =>
        Work(Day("plan-1", Event("tchp-1", Today) with { Status = status })).IsEmpty.ShouldBeTrue();

    [Fact]
    public void The_longest_overdue_comes_first_then_by_patient_and_event()
    {
        var work = Work(
            Day("plan-2", Event("b", Today.AddDays(-3)), Event("a", Today.AddDays(-3))),
            Day("plan-1", Event("c", Today.AddDays(-3)), Event("d", Today.AddDays(-30))));

        work.Overdue.Select(item => $"{item.Plan} {item.Event}").ShouldBe(["plan-1 d", "plan-1 c", "plan-2 a", "plan-2 b"]);
    }

    [Fact]
    public void Each_plan_is_seen_on_its_own_local_day()
    {
        var inTheEast = Day("east", Event("tchp-1", Today)) with { Schedule = Seen(Today.AddDays(1), Event("tchp-1", Today)) };
        var inTheWest = Day("west", Event("tchp-1", Today));

        Sections(Work(inTheEast, inTheWest)).ShouldBe(["overdue 1", "due 0"]);
    }

    /// <summary>East of the date line it is tomorrow already: what is due there has the later date.</summary>
    [Fact]
    public void What_is_due_or_next_is_listed_by_its_day_then_by_patient_and_event()
    {
        var tomorrow = Today.AddDays(1);
        ScheduleEvent[] events = [Event("tchp-1", tomorrow), Event("surgery", tomorrow.AddDays(7)), Event("echo-1", tomorrow.AddDays(2))];
        var east = Day("a") with { Schedule = Seen(tomorrow, events) };
        var west = Day("b", Event("tchp-9", Today), Event("tchp-2", Today), Event("echo-1", Today.AddDays(3)), Event("surgery", Today.AddDays(1)));

        var work = Work(east, west);

        work.DueToday.Select(item => $"{item.Plan} {item.Event}").ShouldBe(["b tchp-2", "b tchp-9", "a tchp-1"]);
        work.NextDays.Select(item => $"{item.Plan} {item.Event}").ShouldBe(["b surgery", "a echo-1", "b echo-1", "a surgery"]);
    }

    /// <summary>The alert stands from 57 days after chemotherapy on; the day of surgery may still be far.</summary>
    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(7, 0, 1)]
    public void A_surgery_that_will_be_late_is_waited_for_until_it_comes_next(int days, int waiting, int next)
    {
        var work = Work(Day("a", [Event("surgery", Today.AddDays(days))], [Alert(AlertCode.SurgeryLate, "surgery", Today.AddDays(-1))]));

        (work.Waiting.Count, work.NextDays.Count).ShouldBe((waiting, next));
    }

    [Fact]
    public void The_longest_waited_for_comes_first_then_by_patient()
    {
        var work = Work(
            Day("b", [], [Alert(AlertCode.LvefBelowNormal, null, Today.AddDays(-3))]),
            Day("a", [], [Alert(AlertCode.LvefBelowNormal, null, Today.AddDays(-3))]),
            Day("c", [], [Alert(AlertCode.LvefBelowNormal, null, Today.AddDays(-4))]));

        work.Waiting.Select(item => item.Plan).ShouldBe(["c", "a", "b"]);
    }

    [Fact]
    public void The_alerts_about_an_event_are_in_the_order_of_their_codes()
    {
        var day = Day("plan-1", [Event("echo-1", Today.AddDays(2))], [
            Alert(AlertCode.NotBooked, "echo-1", Today.AddDays(-12)), Alert(AlertCode.LvefRepeat, "echo-1", Today.AddDays(-9)),
            Alert(AlertCode.LvefGap, "echo-1", Today.AddDays(-1)), Alert(AlertCode.NotBooked, "echo-2", Today)]);

        Work(day).NextDays.ShouldHaveSingleItem().Alerts.ShouldBe([AlertCode.LvefRepeat, AlertCode.LvefGap, AlertCode.NotBooked]);
    }

    [Theory]
    [InlineData(AlertCode.ResumeCriteriaMet)]
    [InlineData(AlertCode.DiscontinueProposed)]
    public void A_hold_waits_for_its_repeat_until_something_is_proposed(AlertCode proposal)
    {
        Alert[] holding = [Alert(AlertCode.LvefHold, "echo-3", Today.AddDays(-30)), Alert(AlertCode.Reload, "hp-9", Today)];
        ScheduleEvent[] events = [Done("echo-3"), Done("echo-repeat-1")];

        Work(Day("plan-1", events, holding)).Waiting.ShouldHaveSingleItem().Event.ShouldBe("echo-3");
        Work(Day("plan-1", events, [.. holding, Alert(proposal, "echo-repeat-1", Today.AddDays(-2))])).Waiting
            .ShouldHaveSingleItem().Event.ShouldBe("echo-repeat-1");
    }

    [Fact]
    public void What_is_waited_for_has_the_title_of_its_event()
    {
        var day = Day("plan-1", [Done("echo-3") with { Title = "LVEF echo 3" }], [Alert(AlertCode.LvefHold, "echo-3", Today.AddDays(-5))]);

        Work(day).Waiting.ShouldHaveSingleItem().Title.ShouldBe("LVEF echo 3");
    }

    /// <summary>Docetaxel and carboplatin go on; the antibodies of the cycle wait.</summary>
    [Fact]
    public void A_hold_is_waited_for_at_the_cycle_of_which_only_the_antibodies_are_held()
    {
        var cycle = Event("tchp-3", Today.AddDays(9)) with
        {
            Doses = [new Dose(Agent.Docetaxel, "75 mg/m²", Loading: false, Held: false), new Dose(Agent.Trastuzumab, "6 mg/kg", Loading: false, Held: true)],
        };
        var day = Day("plan-1", Event("echo-1", Today.AddDays(8)), cycle, Held("hp-7", Today.AddDays(70)));
        day = day with { Schedule = day.Schedule with { HoldFrom = Today.AddDays(-4) } };

        var line = Work(day).Waiting.ShouldHaveSingleItem();

        (line.Event, line.Days).ShouldBe(("tchp-3", 4));
    }

    [Fact]
    public void What_is_waited_for_is_one_line_for_each_event_with_all_its_alerts()
    {
        var day = Day("plan-1", [Done("echo-3")], [
            Alert(AlertCode.DecisionAwaited, "echo-3", Today),
            Alert(AlertCode.ResumeCriteriaMet, "echo-3", Today.AddDays(-7)),
            Alert(AlertCode.NotBooked, "echo-3", Today)]);

        var line = Work(day).Waiting.ShouldHaveSingleItem();

        (line.Event, line.Date, line.Days).ShouldBe(("echo-3", Today.AddDays(-7), 7));
        line.Alerts.ShouldBe([AlertCode.ResumeCriteriaMet, AlertCode.DecisionAwaited]);
        line.Why.ShouldBe("ResumeCriteriaMet. DecisionAwaited.");
    }

    [Fact]
    public void What_is_listed_as_overdue_or_due_is_not_repeated_as_waited_for()
    {
        var overdue = Day("plan-1", [Event("pathology", Today.AddDays(-1))], [Alert(AlertCode.PathologyAwaited, "pathology", Today.AddDays(-1))]);
        var due = Day("plan-2", [Event("pathology", Today)], [Alert(AlertCode.PathologyAwaited, "pathology", Today)]);

        Sections(Work(overdue, due)).ShouldBe(["overdue 1", "due 0"]);
    }

    [Fact]
    public void An_alert_about_a_listed_event_goes_with_it()
    {
        var day = Day("plan-1", [Event("echo-1", Today.AddDays(2))], [Alert(AlertCode.NotBooked, "echo-1", Today.AddDays(-12))]);

        Work(day).NextDays.ShouldHaveSingleItem().Alerts.ShouldBe([AlertCode.NotBooked]);
        Work(day).Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void A_clinicians_hold_is_waited_for_until_somebody_resumes()
    {
        var day = Day("plan-1", Held("hp-7", Today.AddDays(20)), Held("hp-8", Today.AddDays(41)));
        day = day with { Schedule = day.Schedule with { HoldFrom = Today.AddDays(-12) } };

        var line = Work(day).Waiting.ShouldHaveSingleItem();

        (line.Event, line.Date, line.Days, line.Why).ShouldBe(("hp-7", Today.AddDays(-12), 12, "why"));
        line.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_hold_by_LVEF_is_waited_for_once()
    {
        var day = Day("plan-1", [Done("echo-3"), Held("hp-7", Today.AddDays(20))], [Alert(AlertCode.LvefHold, "echo-3", Today.AddDays(-5))]);
        day = day with { Schedule = day.Schedule with { HoldFrom = Today.AddDays(-5) } };

        Work(day).Waiting.ShouldHaveSingleItem().Event.ShouldBe("echo-3");
    }

    [Fact]
    public void A_hold_is_not_waited_for_at_doses_of_an_undecided_branch_or_that_are_listed_as_due()
    {
        var undecided = Day("plan-1", Held("hp-7", Today.AddDays(20)) with { IsProvisional = true });
        var due = Day("plan-2", Event("tchp-3", Today) with { Doses = [new Dose(Agent.Trastuzumab, "6 mg/kg", Loading: false, Held: true)] });

        Sections(Work(undecided with { Schedule = undecided.Schedule with { HoldFrom = Today } },
            due with { Schedule = due.Schedule with { HoldFrom = Today } }))
            .ShouldBe(["due 0"]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void A_missing_LVEF_is_waited_for_when_its_echo_is_not_listed(int days, int waiting)
    {
        var day = Day("plan-1", [Event("echo-3", Today.AddDays(days))], [Alert(AlertCode.LvefGap, "echo-3", Today.AddDays(-2))]);

        Work(day).Waiting.Count.ShouldBe(waiting);
    }

    [Fact]
    public void Late_adjuvant_therapy_and_a_missing_LVEF_without_an_echo_are_two_lines()
    {
        var day = Day("plan-1", [], [Alert(AlertCode.AdjuvantLate, null, Today.AddDays(-3)), Alert(AlertCode.LvefGap, null, Today.AddDays(-1))]);

        Work(day).Waiting.Select(line => $"{line.Title} {line.Days}").ShouldBe(["Adjuvant therapy 3", "LVEF 1"]);
    }

    [Theory]
    [InlineData(AlertCode.LvefBelowNormal)]
    [InlineData(AlertCode.LvefAccepted)]
    [InlineData(AlertCode.DoseIncomplete)]
    [InlineData(AlertCode.AdjuvantLate)]
    public void What_began_with_a_fact_is_waited_for_until_another_ends_it(AlertCode code)
    {
        var day = Day("plan-1", [], [Alert(code, null, Today.AddDays(-40))]);

        Work(day).Waiting.ShouldHaveSingleItem().Alerts.ShouldBe([code]);
    }

    /// <summary>
    /// HP from 5 January, baseline 62: 44 on 9 February holds. Measured 58 on 2 March, trastuzumab may go on from 9 March, 28 days after the low result; from
    /// 16 March a decision is missed.
    /// </summary>
    [Theory]
    [InlineData("2026-02-09", "LvefHold since 2026-02-09, 0 days")]
    [InlineData("2026-02-23", "LvefHold since 2026-02-09, 14 days")]
    [InlineData("2026-03-08", "LvefHold since 2026-02-09, 27 days")]
    [InlineData("2026-03-09", "ResumeCriteriaMet since 2026-03-09, 0 days")]
    [InlineData("2026-03-15", "ResumeCriteriaMet since 2026-03-09, 6 days")]
    [InlineData("2026-03-16", "ResumeCriteriaMet DecisionAwaited since 2026-03-09, 7 days")]
    [InlineData("2026-03-17", "ResumeCriteriaMet DecisionAwaited since 2026-03-09, 8 days")]
    public void A_hold_is_one_line_until_it_is_decided(string day, string expected)
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Lvef("2026-02-09", 44);
        life = Given.Day(day) < Given.Day("2026-03-02") ? life : life.Lvef("2026-03-02", 58);

        var line = Work(new PatientDay(life.Course.Plan, life.On(day))).Waiting.ShouldHaveSingleItem();

        $"{string.Join(' ', line.Alerts)} since {line.Date:O}, {line.Days} days".ShouldBe(expected);
    }

    /// <summary>
    /// On 23 February of that course cycle 3 is held and asked of nobody; the repeat is on 2 March, 21 days after the low result. Radiotherapy, 15 fractions
    /// from 26 January to 13 February, was not recorded.
    /// </summary>
    [Fact]
    public void On_hold_no_HER2_dose_is_overdue_and_the_repeat_is_listed()
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Lvef("2026-02-09", 44);

        var work = Work(new PatientDay(life.Course.Plan, life.On("2026-02-23")));

        work.Overdue.Select(item => $"{item.Event} {item.Days}").ShouldBe(["radiotherapy-start 28", "radiotherapy-end 10"]);
        work.DueToday.ShouldBeEmpty();
        work.NextDays.Select(item => $"{item.Event} in {item.Days}").ShouldBe(["echo-repeat-1 in 7"]);
    }

    [Fact]
    public void Nobody_has_no_work() => DailyWork.Of([]).IsEmpty.ShouldBeTrue();

    private static DailyWork Work(params PatientDay[] patients) => DailyWork.Of(patients);

    private static IEnumerable<string> Sections(DailyWork work) =>
    [
        .. work.Overdue.Select(item => $"overdue {item.Days}"),
        .. work.DueToday.Select(item => $"due {item.Days}"),
        .. work.NextDays.Select(item => $"next {item.Days}"),
        .. work.Waiting.Select(item => $"waiting {item.Days}"),
    ];

    private static PatientDay Day(string plan, params ScheduleEvent[] events) => Day(plan, events, []);

    private static PatientDay Day(string plan, IReadOnlyList<ScheduleEvent> events, IReadOnlyList<Alert> alerts) =>
        new(Given.Plan with { Id = plan, Patient = new Patient($"MRN-{plan}", null) }, Seen(Today, [.. events]) with { Alerts = alerts });

    private static Schedule Seen(DateOnly day, params ScheduleEvent[] events) => new("plan", day, 0, events, [], []);

    private static Alert Alert(AlertCode code, string? key, DateOnly since) => new(code, key, since, $"{code}.", "source");

    private static ScheduleEvent Held(string key, DateOnly date) => Event(key, date) with { Status = EventStatus.Held };

    private static ScheduleEvent Done(string key) => Event(key, Today.AddDays(-20)) with { Status = EventStatus.Done };

    private static ScheduleEvent Event(string key, DateOnly date) => new()
    {
        Key = key,
        Kind = EventKind.Cycle,
        Title = key,
        Date = date,
        Window = new DateWindow(date, date),
        Status = EventStatus.Planned,
        Why = "why",
        Source = "source",
    };
}
