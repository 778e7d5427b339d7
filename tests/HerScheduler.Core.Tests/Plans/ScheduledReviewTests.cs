using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>The review as a schedule carries it, on the dates that the scheduler computes.</summary>
public sealed class ScheduledReviewTests
{
    private static readonly TreatmentPlan Clean = Given.CleanSubject.Plan;

    public static TheoryData<string, PathologyResponse> EveryCourse
    {
        get
        {
            var courses = new TheoryData<string, PathologyResponse>();
            foreach (var protocol in ProtocolLibrary.BuiltIn.All.Where(protocol => protocol.Id is not ("tch" or "ac-th" or "ec-dh")))
            {
                courses.Add(protocol.Id, PathologyResponse.Pcr);
                courses.Add(protocol.Id, PathologyResponse.Residual);
            }

            return courses;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCourse))]
    public void A_course_as_scheduled_only_misses_its_baseline_echo(string protocol, PathologyResponse expected) =>
        Findings(Clean with { Protocol = protocol, AfterSurgery = AfterSurgery.Default with { Expected = expected } })
            .ShouldHaveSingleItem().Rule.ShouldBe("R5");

    [Theory]
    [InlineData("2025-12-07", false)]
    [InlineData("2025-12-08", true)]
    [InlineData("2026-01-05", true)]
    public void R5_is_content_with_an_LVEF_in_the_28_days_before_the_first_dose(string date, bool content) =>
        Findings(Clean, new LvefResult { Id = "f1", Plan = Clean.Id, By = "echo lab", Date = DateOnly.ParseExact(date, "O"), Percent = 62 })
            .Any(finding => finding.Rule == "R5").ShouldBe(!content);

    [Theory]
    [InlineData("tchp", "2026-05-10", true)]
    [InlineData("tchp", "2026-05-11", false)]
    [InlineData("ddac-thp", "2026-05-24", true)]
    [InlineData("ddac-thp", "2026-05-25", false)]
    public void R8_counts_from_the_last_chemotherapy_of_the_schedule(string protocol, string start, bool tooEarly) =>
        Findings(Clean with { Protocol = protocol, Endocrine = new Endocrine(5, DateOnly.ParseExact(start, "O")) })
            .Any(finding => finding.Rule == "R8").ShouldBe(tooEarly);

    [Fact]
    public void R12_warns_of_a_hold_during_radiotherapy_also_when_therapy_ends_later()
    {
        // Radiotherapy from 26 January to 13 February 2026.
        var plan = Clean with { Protocol = "hp", Radiotherapy = new Radiotherapy(15) };
        Findings(
            plan,
            new Hold { Id = "h", Plan = plan.Id, By = "x", From = new DateOnly(2026, 1, 28), Reason = "infection" },
            new Resume { Id = "r", Plan = plan.Id, By = "x", From = new DateOnly(2026, 2, 5), Reason = "healed" },
            new Ceased { Id = "c", Plan = plan.Id, By = "x", Therapy = Therapy.Her2, Date = new DateOnly(2026, 6, 1), Reason = "wish" })
            .ShouldContain(finding => finding.Rule == "R12");
    }

    [Theory]
    [InlineData("2026-01-18", false)]
    [InlineData("2026-01-19", true)] // 28 days before the first dose, given late
    public void R5_counts_from_the_first_dose_as_it_was_given(string lvef, bool content) =>
        Findings(Clean, Told.Lvef(lvef, 62), Told.Dose("tchp-1", "2026-02-16"), Told.Deferred("tchp-2", "2026-03-09"))
            .Any(finding => finding.Rule == "R5").ShouldBe(!content);

    [Fact]
    public void R5_is_content_with_an_LVEF_between_the_chemotherapy_and_the_first_HER2_dose() =>
        Findings(Clean with { Protocol = "ac-thp" }, Told.Dose("ac-1", "2026-01-05"), Told.Lvef("2026-03-23", 60))
            .ShouldNotContain(finding => finding.Rule == "R5");

    [Theory]
    [InlineData("2025-12-07", false)]
    [InlineData("2025-12-08", true)]
    public void R5_is_content_with_an_LVEF_of_the_history_in_those_28_days(string date, bool content) =>
        Findings(Clean with { History = new History(Anthracycline: false, 0, null, [], new BaselineLvef(Given.Day(date), 62)) })
            .Any(finding => finding.Rule == "R5").ShouldBe(!content);

    [Theory]
    [InlineData("hp-7", false)] // 8 June
    [InlineData("hp-8", true)] // 29 June, the first day of radiotherapy
    [InlineData("hp-9", true)] // 20 July, the last
    [InlineData("hp-10", false)] // 10 August
    public void R12_warns_of_a_HER2_cycle_left_out_from_the_first_to_the_last_fraction(string key, bool warns) =>
        Findings(Clean with { Radiotherapy = new Radiotherapy(16) }, Told.Surgery("2026-05-18"), Told.Pathology("2026-05-28", PathologyResponse.Pcr),
            Told.Omitted(key)).Any(finding => finding.Rule == "R12").ShouldBe(warns);

    [Theory]
    [InlineData("2026-06-01", "2026-06-29", false)] // resumed on its first day
    [InlineData("2026-06-01", "2026-06-30", true)]
    [InlineData("2026-07-20", "2026-08-10", true)] // from its last day on
    [InlineData("2026-07-21", "2026-08-10", false)]
    public void R12_warns_of_a_clinicians_hold_on_a_day_of_radiotherapy(string from, string to, bool warns) =>
        Findings(Clean with { Radiotherapy = new Radiotherapy(16) }, Told.Surgery("2026-05-18"), Told.Pathology("2026-05-28", PathologyResponse.Pcr),
            Told.Held(from), Told.Resumed(to)).Any(finding => finding.Rule == "R12").ShouldBe(warns);

    [Fact]
    public void R12_does_not_mean_a_hold_after_a_low_LVEF() =>
        Findings(Clean with { Radiotherapy = new Radiotherapy(16) }, Told.Lvef("2025-12-29", 62), Told.Surgery("2026-05-18"),
            Told.Pathology("2026-05-28", PathologyResponse.Pcr), Told.Dose("hp-7", "2026-06-08"), Told.Lvef("2026-06-20", 44))
            .ShouldNotContain(finding => finding.Rule == "R12");

    private static IReadOnlyList<Finding> Findings(TreatmentPlan plan, params Fact[] facts) =>
        Scheduler.Project(plan, facts, PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, new DateOnly(2026, 1, 5)).Findings;
}
