using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Tasks;

/// <summary>The built-in tasks on undisturbed plans from Monday 5 January 2026, worked out by calendar.</summary>
public sealed class BuiltInTaskTests
{
    private static readonly TreatmentPlan Receptive = Given.CleanSubject.Plan;

    [Fact]
    public void Goserelin_begins_a_week_before_chemotherapy_and_goes_on_every_28_days_to_HER2_completion()
    {
        var dates = Dates(Receptive, "goserelin");

        dates[..3].ShouldBe(["2025-12-29", "2026-01-26", "2026-02-23"]);
        dates.Length.ShouldBe(15);
        dates[^1].ShouldBe("2027-01-25", "the day of HER2 completion itself");
    }

    [Fact]
    public void Goserelin_and_bone_density_are_for_hormone_receptor_positive_disease()
    {
        Dates(Given.Plan, "goserelin").ShouldBeEmpty();
        Dates(Given.Plan, "bone-density").ShouldBeEmpty();
    }

    [Fact]
    public void Zoledronate_is_given_six_times_from_28_days_after_chemotherapy() =>
        Dates(Given.Plan, "zoledronate")
            .ShouldBe(["2026-05-18", "2026-11-18", "2027-05-18", "2027-11-18", "2028-05-18", "2028-11-20"], "18 November 2028 is a Saturday");

    [Fact]
    public void Bone_density_is_measured_at_the_start_of_endocrine_therapy_and_twice_more() =>
        Dates(Receptive, "bone-density").ShouldBe(["2026-07-20", "2028-07-20", "2030-07-22"], "20 July 2030 is a Saturday");

    [Fact]
    public void Chest_CT_comes_with_T_DXd_whether_the_plan_names_it_or_not()
    {
        var plan = Given.Plan with { Protocol = "tdxd-thp" };

        Dates(plan, "chest-ct", named: false).ShouldBe(["2026-01-05", "2026-03-09"]);
        Dates(plan, "chest-ct").ShouldBe(["2026-01-05", "2026-03-09"]);
    }

    [Fact]
    public void Chest_CT_is_not_asked_for_without_T_DXd() => Dates(Given.Plan, "chest-ct").ShouldBeEmpty();

    [Fact]
    public void Chest_CT_of_a_branch_that_is_not_decided_is_provisional()
    {
        // The restart is 8 June; 14 doses end on 8 March 2027, 273 days later.
        var plan = Given.Plan with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd, Expected = PathologyResponse.Residual } };

        Dates(plan, "chest-ct", named: false).ShouldBe(["2026-06-08", "2026-08-10", "2026-10-12", "2026-12-14", "2027-02-15"]);
        Given.Schedule(plan).Events.Where(e => e.Kind == EventKind.Task).ShouldAllBe(e => e.Status == EventStatus.Provisional);
    }

    [Fact]
    public void Chest_CT_pauses_between_T_DXd_before_surgery_and_after_it()
    {
        var plan = Given.Plan with { Protocol = "tdxd-thp",
            AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd, Expected = PathologyResponse.Residual } };

        var schedule = Given.Schedule(plan);

        // 63-day steps from 5 January: 11 May and 13 July lie between t-dxd-4 (9 March) and t-dxd-5.
        var restart = schedule.Find("t-dxd-5")!.Date;
        restart.ShouldBe(Given.Day("2026-08-03"));
        schedule.Events.Where(e => e.Kind == EventKind.Task).Select(e => $"{e.Key} {e.Date:O}").Take(3)
            .ShouldBe(["chest-ct-1 2026-01-05", "chest-ct-2 2026-03-09", "chest-ct-3 2026-09-14"]);
    }

    [Fact]
    public void Troponin_is_measured_on_the_open_day_before_each_anthracycline_cycle() =>
        Dates(Given.Plan with { Protocol = "ac-thp" }, "troponin")
            .ShouldBe(["2026-01-02", "2026-01-23", "2026-02-13", "2026-03-06"], "the day before is a Sunday");

    [Fact]
    public void Troponin_follows_epirubicin_after_surgery_too() => Dates(Given.Plan with { Protocol = "dhp-fec" }, "troponin").Length.ShouldBe(3);

    [Fact]
    public void A_pregnancy_test_is_made_once_a_week_before_day_0()
    {
        Dates(Given.Plan, "pregnancy-test").ShouldBe(["2025-12-29"]);
        Dates(Given.Plan with { Start = Given.Day("2026-01-10") }, "pregnancy-test").ShouldBe(["2026-01-02"], "3 January is a Saturday");
    }

    [Fact]
    public void Pegfilgrastim_is_given_the_day_after_each_docetaxel_open_or_not()
    {
        Dates(Given.Plan, "pegfilgrastim").ShouldBe(["2026-01-06", "2026-01-27", "2026-02-17", "2026-03-10", "2026-03-31", "2026-04-21"]);
        Dates(Given.Plan with { Start = Given.Day("2026-01-09") }, "pegfilgrastim")[0].ShouldBe("2026-01-10", "Saturday");
    }

    [Fact]
    public void Each_says_what_it_is_why_it_is_then_and_from_where()
    {
        var schedule = Given.Schedule(Receptive with { Tasks = ["goserelin", "zoledronate", "pegfilgrastim", "pregnancy-test"] });

        Text("goserelin-1").ShouldBe("Goserelin injection 1: 7 days before the first chemotherapy, tchp-1 (2026-01-05).");
        Text("goserelin-3").ShouldBe("Goserelin injection 3: 56 days after goserelin-1 (2025-12-29).");
        Text("zoledronate-2").ShouldBe("Zoledronate infusion 2 of 6: 6 calendar months after zoledronate-1 (2026-05-18).");
        Text("zoledronate-6")
            .ShouldBe("Zoledronate infusion 6 of 6: 30 calendar months after zoledronate-1 (2026-05-18). Sat 2028-11-18 is closed: next open day.");
        Text("pegfilgrastim-1").ShouldBe("Pegfilgrastim injection 1: 1 day after tchp-1 (2026-01-05).");
        Text("pregnancy-test-1").ShouldBe("Pregnancy test: 7 days before the plan's start (2026-01-05).");
        schedule.Find("goserelin-1")!.Source.ShouldStartWith("POEMS");

        string Text(string key) => $"{schedule.Find(key)!.Title}: {schedule.Find(key)!.Why}";
    }

    private static string[] Dates(TreatmentPlan plan, string task, bool named = true) =>
    [
        .. Given.Schedule(plan with { Tasks = named ? [task] : [] }).Events.Where(e => e.Kind == EventKind.Task).Select(e =>
        {
            e.Key.ShouldStartWith(task);
            return e.Date.ToString("O");
        }),
    ];
}
