using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;

namespace HerScheduler.Core.Tests.Reports;

/// <summary>How well a clinic watched LVEF, month by month; days and shares are counted by hand.</summary>
public sealed class MonthlyAdherenceTests
{
    private static readonly TreatmentPlan Hp = Given.Plan with { Protocol = "hp" };

    /// <summary>
    /// All from 5 January 2026, by the clinic's interval until 5 April and 14 days of grace, 19 April; by the published one until 5 May, day 120.
    /// The first is tested on day 86, the second on 30 April, day 115, the third on 6 May, day 121; the fourth has a first test on day 31 only.
    /// </summary>
    [Fact]
    public void Each_month_says_who_was_on_time_until_its_end()
    {
        Watched[] patients =
        [
            Tested("2025-12-29", "2026-04-01"), Tested("2025-12-29", "2026-04-30"), Tested("2025-12-29", "2026-05-06"), Tested("2026-02-05", "2026-04-15"),
        ];

        Months(patients, "2026-01-01", "2026-05-31").ShouldBe(
            ["2026-01 of 4: 3, 3", "2026-02 of 4: 3, 3", "2026-03 of 4: 3, 3", "2026-04 of 4: 3, 1", "2026-05 of 4: 2, 1"]);
    }

    [Fact]
    public void Who_had_her_first_or_her_last_dose_on_the_last_day_of_a_month_counts_in_it()
    {
        Watched[] patients = [Tested("2026-01-20") with { FirstDose = Given.Day("2026-01-31"), LastDose = Given.Day("2026-03-31") }];

        Months(patients, "2025-12-01", "2026-04-30").ShouldBe(
            ["2025-12 of 0: 0, 0", "2026-01 of 1: 1, 1", "2026-02 of 1: 1, 1", "2026-03 of 1: 1, 1", "2026-04 of 0: 0, 0"]);
    }

    [Fact]
    public void Who_began_on_the_first_day_of_a_month_does_not_count_in_the_one_before()
    {
        Watched[] patients = [Tested("2026-01-20") with { FirstDose = Given.Day("2026-02-01") }];

        Months(patients, "2026-01-01", "2026-02-28").ShouldBe(["2026-01 of 0: 0, 0", "2026-02 of 1: 1, 1"]);
    }

    [Theory]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-03-10", 1)]
    [InlineData("2026-03-19", 1)]
    [InlineData("2026-03-20", 2)]
    [InlineData("2026-03-25", 2)]
    [InlineData("2026-03-26", 1)]
    public void The_last_month_is_looked_at_on_the_last_day_asked_for(string to, int patients)
    {
        Watched[] watched = [Tested("2025-12-29"), Tested("2026-03-13") with { FirstDose = Given.Day("2026-03-20"), LastDose = Given.Day("2026-03-25") }];

        Months(watched, "2026-03-01", to).ShouldBe([$"2026-03 of {patients}: {patients}, {patients}"]);
    }

    [Theory]
    [InlineData("hp", "hp-1 2026-01-07", "2026-01-07", "2026-12-30")] // 17 times 21 days after the first of 18, which came two days late
    [InlineData("t-dm1", "t-dm1-1 2026-01-05,t-dm1-2 2026-01-26", "2026-01-05", "2026-10-05")] // 13 times 21 days
    public void A_patient_is_watched_from_the_first_dose_given_to_the_last_one_to_come(string protocol, string doses, string first, string last) =>
        Course(Given.Life(Given.Plan with { Protocol = protocol }).Doses(doses.Split(','))).ShouldBe((first, last));

    [Fact]
    public void Whose_therapy_has_ceased_is_watched_to_the_last_dose_that_was_given() =>
        Course(Given.Life(Hp).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Tell(All("2026-02-10"))).ShouldBe(("2026-01-05", "2026-01-26"));

    [Fact]
    public void Chemotherapy_alone_is_not_watched() =>
        Course(Given.Life(Given.Plan with { Protocol = "ac-thp" }).Lvef("2025-12-29", 62).Doses("ac-1 2026-01-05", "ac-2 2026-01-26")).ShouldBeNull();

    /// <summary>Two three-weekly cycles since 24 November; 16 are left of 18, the last one 15 times 21 days after 5 January.</summary>
    [Fact]
    public void Doses_given_elsewhere_before_the_plan_are_watched_too()
    {
        var plan = Hp with { History = new History(Anthracycline: false, 6, Given.Day("2025-11-24"), [], BaselineLvef: null) };

        Course(Given.Life(plan)).ShouldBe(("2025-11-24", "2026-11-16"));
        Course(Given.Life(plan).Doses("hp-1 2026-01-05")).ShouldBe(("2025-11-24", "2026-11-16"));
    }

    /// <summary>13 weeks after 5 January is 6 April, 3 months after it 5 April. From 9 March 3 months are the longer ones, which is not asked.</summary>
    [Theory]
    [InlineData(6, 12, "12-weeks")]
    [InlineData(12, 6, "12-weeks")]
    [InlineData(0, 13, "13-weeks")]
    [InlineData(0, 12, "3-months")]
    [InlineData(13, 0, "13-weeks")]
    [InlineData(0, 4, "3-months")]
    public void Of_two_intervals_the_longer_one_from_the_first_dose_is_the_clinics(int first, int then, string expected)
    {
        var intervals = new EchoIntervals(Weeks(first), Weeks(then));
        var life = Given.Life(Hp with { Settings = Hp.Settings with { EchoInterval = intervals } })
            .Doses("hp-1 2026-01-05", "hp-2 2026-01-26", "hp-3 2026-02-16", "hp-4 2026-03-09");

        WatchedOf(life)!.Interval.Name.ShouldBe(expected);

        static EchoInterval Weeks(int weeks) => weeks == 0 ? EchoInterval.ThreeMonths : EchoInterval.OfWeeks(weeks);
    }

    private static Watched Tested(params string[] days) =>
        new(Given.Day("2026-01-05"), Given.Day("2027-01-25"), [.. days.Select(Given.Day)], EchoInterval.ThreeMonths);

    private static IEnumerable<string> Months(IReadOnlyList<Watched> patients, string from, string to) =>
        MonthlyAdherence.Of(patients, Given.Day(from), Given.Day(to))
            .Select(month => $"{month.Month:yyyy-MM} of {month.Patients}: {month.Published}, {month.OwnInterval}");

    private static (string First, string Last)? Course(Life life) =>
        WatchedOf(life) is { } watched ? (watched.FirstDose.ToString("O"), watched.LastDose.ToString("O")) : null;

    private static Watched? WatchedOf(Life life) => Watched.Of(life.Course.Plan, life.On("2026-03-31"), [Given.Day("2025-12-29")]);

    private static Ceased All(string date) =>
        new() { Id = "end", Plan = Hp.Id, By = "clinic@example.org", Date = Given.Day(date), Therapy = Therapy.All, Reason = "toxicity" };
}
