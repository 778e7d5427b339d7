using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C9: hospital systems report each drug of a cycle by itself, in any order; the schedule in the end is the same.</summary>
public sealed class SeveralRecordingsTests
{
    private static readonly DateOnly Monday = Given.Day("2026-01-05");
    private static readonly Agent[] Tchp = [Agent.Docetaxel, Agent.Carboplatin, Agent.Trastuzumab, Agent.Pertuzumab];

    /// <summary>Which of the four were given on the second day, one bit each; not all of them, or the cycle's date would be the second day.</summary>
    public static TheoryData<int> OnTheSecondDay => [.. Enumerable.Range(0, 15)];

    [Theory]
    [MemberData(nameof(OnTheSecondDay))]
    public void The_four_drugs_of_TCHP_in_all_24_orders_give_one_schedule(int onTheSecondDay)
    {
        var schedules =
            from order in Orders(Tchp)
            from partial in new[] { 0, 1, 8, 15 }
            select Text(Life("tchp", order.Select((agent, at) => Dose("tchp-1", agent, DayOf(agent, onTheSecondDay), IsIn(partial, at)))));

        var all = schedules.ToList();

        all.Count.ShouldBe(24 * 4);
        all.SelectMany(lines => lines.Except(all[0], StringComparer.Ordinal).Concat(all[0].Except(lines, StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Drug_by_drug_is_the_same_as_all_at_once()
    {
        var atOnce = Text(Life("tchp", [new DoseGiven { Id = "all", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Date = Monday }]));

        Text(Life("tchp", Tchp.Select(agent => Dose("tchp-1", agent, Monday)))).ShouldBe(atOnce);
    }

    [Fact]
    public void Two_by_two_is_the_same_as_one_by_one()
    {
        var pairs = Life("tchp", [Dose("tchp-1", Monday, Agent.Pertuzumab, Agent.Docetaxel), Dose("tchp-1", Monday, Agent.Trastuzumab, Agent.Carboplatin)]);

        Text(pairs).ShouldBe(Text(Life("tchp", Tchp.Select(agent => Dose("tchp-1", agent, Monday)))));
    }

    [Fact]
    public void What_is_sent_twice_changes_nothing()
    {
        var once = Life("tchp", Tchp.Select(agent => Dose("tchp-1", agent, Monday)));
        var twice = Given.Course(Given.Plan);
        foreach (var agent in Tchp)
        {
            twice.Record(Dose("tchp-1", agent, Monday), Monday).ShouldBeOfType<Recording.Accepted>();
            twice.Record(Dose("tchp-1", agent, Monday), Monday).ShouldBeOfType<Recording.AlreadyRecorded>();
            twice.Record(Dose("tchp-1", agent, Monday) with { Id = $"another-{agent}" }, Monday).ShouldBeOfType<Recording.Refused>();
        }

        Text(twice).ShouldBe(Text(once));
    }

    [Fact]
    public void An_event_that_only_the_missing_drug_asked_for_does_not_stay_behind()
    {
        var pertuzumabFirst = Life("hp", [Dose("hp-1", Agent.Pertuzumab, Monday), Dose("hp-1", Agent.Trastuzumab, Monday)]);

        pertuzumabFirst.ScheduleOn(Monday).Events.ShouldNotContain(e => e.Status == EventStatus.Cancelled && e.Kind == EventKind.Cycle);
        Text(pertuzumabFirst).ShouldBe(Text(Life("hp", [Dose("hp-1", Agent.Trastuzumab, Monday), Dose("hp-1", Agent.Pertuzumab, Monday)])));
    }

    [Fact]
    public void With_partial_nothing_moves_while_the_rest_is_awaited()
    {
        var course = Given.Course(Given.Plan);
        var planned = Dates(course);
        foreach (var agent in Tchp)
        {
            course.Recorded(Dose("tchp-1", agent, Monday, partial: true));
            Dates(course).ShouldBe(planned, $"after {agent}");
        }
    }

    [Fact]
    public void The_cycle_has_the_earliest_date_and_each_agent_its_own()
    {
        // Chemotherapy on Monday, the antibodies on Tuesday: tchp-2 counts from Monday, the echoes from Tuesday.
        var course = Life("tchp",
            [Dose("tchp-1", Monday, Agent.Docetaxel, Agent.Carboplatin), Dose("tchp-1", Monday.AddDays(1), Agent.Trastuzumab, Agent.Pertuzumab)]);
        var schedule = course.ScheduleOn(Monday);

        schedule.Find("tchp-1")!.Done!.Date.ShouldBe(Monday);
        schedule.Find("tchp-1")!.Why.ShouldBe("Given on 2026-01-05, trastuzumab and pertuzumab on 2026-01-06.");
        schedule.Find("tchp-2")!.Date.ShouldBe(Given.Day("2026-01-26"));
        schedule.Find("echo-1")!.Date.ShouldBe(Given.Day("2026-04-06"));
    }

    [Theory]
    [InlineData("2026-02-02", 0)] // trastuzumab's 28 days from Monday: maintenance
    [InlineData("2026-02-03", 1)] // 29 days: trastuzumab is reloaded
    public void The_limit_of_a_late_dose_counts_from_the_agents_own_day(string second, int reloads)
    {
        var mondays = Life("tchp",
            [Dose("tchp-1", Agent.Trastuzumab, Monday), Dose("tchp-1", Monday.AddDays(1), Agent.Docetaxel, Agent.Carboplatin, Agent.Pertuzumab)]);
        var tuesdays = Life("tchp",
            [Dose("tchp-1", Monday, Agent.Docetaxel, Agent.Carboplatin, Agent.Pertuzumab), Dose("tchp-1", Agent.Trastuzumab, Monday.AddDays(1))]);

        Loading(mondays, second).ShouldBe(reloads);
        Loading(tuesdays, second).ShouldBe(0);

        static int Loading(Course course, string date)
        {
            course.Recorded(new DoseGiven { Id = "second", Plan = Given.Plan.Id, By = "x", Event = "tchp-2", Date = Given.Day(date) });
            return course.ScheduleOn(Given.Day(date)).Find("tchp-2")!.Doses.Count(dose => dose.Loading);
        }
    }

    [Fact]
    public void Without_partial_an_agent_that_is_not_named_was_not_given()
    {
        var schedule = Life("hp", [Dose("hp-1", Agent.Pertuzumab, Monday)]).ScheduleOn(Monday);

        schedule.Find("hp-1")!.Doses.Select(dose => dose.Agent).ShouldBe([Agent.Pertuzumab]);
        schedule.Find("hp-2")!.Doses.Single(dose => dose.Agent == Agent.Trastuzumab).Loading.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-01-08", false)]
    [InlineData("2026-01-09", true)]
    public void From_day_four_somebody_asks_for_what_is_awaited(string asOf, bool asked)
    {
        var course = Life("tchp", [Dose("tchp-1", Agent.Docetaxel, Monday, partial: true)]);

        var alert = course.ScheduleOn(Given.Day(asOf)).Alerts.SingleOrDefault(alert => alert.Code == AlertCode.DoseIncomplete);

        (alert is not null).ShouldBe(asked);
        alert?.ShouldSatisfyAllConditions(
            a => a.Event.ShouldBe("tchp-1"),
            a => a.Since.ShouldBe(Given.Day("2026-01-09")),
            a => a.Message.ShouldStartWith("carboplatin, trastuzumab and pertuzumab of tchp-1 (2026-01-05) is recorded neither as given nor as omitted"));
    }

    [Fact]
    public void What_is_awaited_is_given_or_omitted_and_then_nobody_asks_any_more()
    {
        var course = Life("tchp",
            [Dose("tchp-1", Monday, partial: true, Agent.Docetaxel, Agent.Trastuzumab), Dose("tchp-1", Agent.Pertuzumab, Monday.AddDays(3))]);

        course.Recorded(new DoseOmitted { Id = "none", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Agents = AgentSet.Of(Agent.Carboplatin),
            Reason = "allergy" });

        var schedule = course.ScheduleOn(Monday.AddDays(30));
        schedule.Alerts.ShouldNotContain(alert => alert.Code == AlertCode.DoseIncomplete);
        schedule.Find("tchp-1")!.Doses.Select(dose => dose.Agent).ShouldBe([Agent.Docetaxel, Agent.Trastuzumab, Agent.Pertuzumab]);
    }

    [Fact]
    public void A_retraction_of_one_recording_leaves_the_others()
    {
        var course = Life("tchp", Tchp.Select(agent => Dose("tchp-1", agent, Monday)));

        course.Recorded(new Retracted { Id = "r", Plan = Given.Plan.Id, By = "x", Fact = "tchp-1-Docetaxel", Reason = "not given" });

        course.ScheduleOn(Monday).Find("tchp-1")!.Doses.Select(dose => dose.Agent).ShouldBe([Agent.Carboplatin, Agent.Trastuzumab, Agent.Pertuzumab]);
    }

    [Fact]
    public void What_happened_between_two_recordings_stays()
    {
        var course = Life("tchp", [
            Dose("tchp-1", Agent.Docetaxel, Monday, partial: true),
            new LvefResult { Id = "low", Plan = Given.Plan.Id, By = "x", Date = Monday.AddDays(14), Percent = 44 },
            new LvefResult { Id = "repeat", Plan = Given.Plan.Id, By = "x", Date = Monday.AddDays(35), Percent = 60, Event = "echo-repeat-1" },
            new Resume { Id = "resume", Plan = Given.Plan.Id, By = "x", From = Monday.AddDays(42), Reason = "60 %" },
            Dose("tchp-1", Agent.Carboplatin, Monday),
            Dose("tchp-1", Agent.Trastuzumab, Monday)]);

        course.ScheduleOn(Monday.AddDays(50)).Find("echo-repeat-1").ShouldNotBeNull().Status.ShouldBe(EventStatus.Done);
    }

    [Fact]
    public void Nor_does_it_when_something_else_was_recorded_in_between()
    {
        // Without trastuzumab hp-1 would be made up as hp-19.
        var booked = new EchoBooked { Id = "booked", Plan = Given.Plan.Id, By = "x", Event = "echo-1", Date = Given.Day("2026-04-03") };

        var apart = Life("hp", [Dose("hp-1", Agent.Pertuzumab, Monday), booked, Dose("hp-1", Agent.Trastuzumab, Monday)]);

        apart.ScheduleOn(Monday).Find("hp-19").ShouldBeNull();
        Text(apart).ShouldBe(Text(Life("hp", [Dose("hp-1", Agent.Trastuzumab, Monday), booked, Dose("hp-1", Agent.Pertuzumab, Monday)])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_last_dose_of_the_course_is_the_day_of_its_last_agent(bool laterFirst)
    {
        var (second, wednesday) = (Given.Day("2026-01-26"), Given.Day("2026-01-28"));
        Fact[] recordings = [Dose("hp-2", Agent.Pertuzumab, second), Dose("hp-2", Agent.Trastuzumab, wednesday)];
        var course = Life("hp", [Dose("hp-1", Monday, Agent.Trastuzumab, Agent.Pertuzumab), .. laterFirst ? recordings.Reverse() : recordings,
            Told.Ceased(Therapy.Her2, "2026-02-02")]);

        course.ScheduleOn(Given.Day("2026-02-02")).Find("echo-end")!.Date.ShouldBe(wednesday.AddDays(21));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_dose_of_the_course_is_the_day_of_its_first_antibody(bool laterFirst)
    {
        // Chemotherapy on Monday, one antibody on Tuesday, one on Wednesday: echo-1 is 3 months after Tuesday, Monday 6 April.
        Fact[] antibodies = [Dose("tchp-1", Agent.Pertuzumab, Monday.AddDays(1)), Dose("tchp-1", Agent.Trastuzumab, Monday.AddDays(2))];
        var course = Life("tchp", [Dose("tchp-1", Monday, Agent.Docetaxel, Agent.Carboplatin), .. laterFirst ? antibodies.Reverse() : antibodies]);

        course.ScheduleOn(Monday.AddDays(2)).Find("echo-1")!.Date.ShouldBe(Given.Day("2026-04-06"));
    }

    [Fact]
    public void A_dose_that_was_made_up_counts_although_the_one_it_makes_up_is_completed_later()
    {
        // Of hp-5 only pertuzumab was recorded, so hp-19 made it up; then the trastuzumab of hp-5 is found after all.
        var fifth = Monday.AddDays(4 * 21);
        var life = Enumerable.Range(1, 19).Select(n => n == 5
            ? Dose("hp-5", Agent.Pertuzumab, fifth)
            : Dose($"hp-{n}", Monday.AddDays((n - 1) * 21), Agent.Trastuzumab, Agent.Pertuzumab));
        var course = Life("hp", [.. life, Dose("hp-5", Agent.Trastuzumab, fifth)]);

        var schedule = course.ScheduleOn(Given.Day("2027-02-01"));
        schedule.Find("hp-19")!.ShouldSatisfyAllConditions(e => e.Status.ShouldBe(EventStatus.Done), e => e.Her2Cycle.ShouldBe(19));
        schedule.Find("echo-end")!.Date.ShouldBe(Monday.AddDays((18 * 21) + 21));
        schedule.Find("hp-20").ShouldBeNull();
    }

    [Fact]
    public void So_does_one_after_surgery()
    {
        // Of hp-8 only pertuzumab was recorded; hp-19 made it up on 15 February 2027, then the trastuzumab of hp-8 is found.
        var life = Given.Operated(PathologyResponse.Pcr).Doses("hp-7 2026-06-08").Tell(Dose("hp-8", Agent.Pertuzumab, Given.Day("2026-06-29")));
        life.Doses([.. Enumerable.Range(9, 11).Select(n => $"hp-{n} {Given.Day("2026-06-08").AddDays((n - 7) * 21):O}")])
            .Tell(Dose("hp-8", Agent.Trastuzumab, Given.Day("2026-06-29")));

        life.On("2027-02-15").Find("hp-19")!.ShouldSatisfyAllConditions(e => e.Date.ShouldBe(Given.Day("2027-02-15")), e => e.Her2Cycle.ShouldBe(19));
        life.DateOf("echo-end", "2027-02-15").ShouldBe("2027-03-08");
    }

    private static Course Life(string protocol, IEnumerable<Fact> facts) => Given.Course(Given.Plan with { Protocol = protocol }).Recorded([.. facts]);

    private static DoseGiven Dose(string key, Agent agent, DateOnly date, bool partial = false) => Dose(key, date, partial, agent);

    private static DoseGiven Dose(string key, DateOnly date, params Agent[] agents) => Dose(key, date, partial: false, agents);

    private static DoseGiven Dose(string key, DateOnly date, bool partial, params Agent[] agents) => new()
    {
        Id = $"{key}-{string.Join('-', agents)}", Plan = Given.Plan.Id, By = "x", Event = key, Date = date, Agents = AgentSet.Of(agents), Partial = partial,
    };

    private static DateOnly DayOf(Agent agent, int onTheSecondDay) => IsIn(onTheSecondDay, Array.IndexOf(Tchp, agent)) ? Monday.AddDays(1) : Monday;

    private static bool IsIn(int bits, int at) => (bits & (1 << at)) != 0;

    private static IEnumerable<Agent[]> Orders(Agent[] agents) => agents.Length == 0
        ? [[]]
        : agents.SelectMany(first => Orders([.. agents.Where(agent => agent != first)]).Select(rest => (Agent[])[first, .. rest]));

    private static IReadOnlyList<(string, DateOnly)> Dates(Course course) =>
        [.. course.ScheduleOn(Monday).Events.Where(e => e.Key != "echo-baseline").Select(e => (e.Key, e.Date))];

    /// <summary>The schedule, one event or alert a line.</summary>
    private static string[] Text(Course course)
    {
        var schedule = course.ScheduleOn(Monday.AddDays(6)) with { Version = 0 };
        return System.Text.Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0)).Split("},{");
    }
}
