using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;

namespace HerScheduler.Core.Tests.Reports;

/// <summary>The published definition of adherence, each boundary on both sides, and the clinic's own interval beside it.</summary>
public sealed class EchoAdherenceTests
{
    private static readonly DateOnly First = Given.Day("2026-01-05");

    [Theory]
    [InlineData(-121, false)]
    [InlineData(-120, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_baseline_lies_between_120_days_before_and_30_days_after_the_first_dose(int day, bool expected) =>
        Of(100, day).HasBaseline.ShouldBe(expected);

    [Fact]
    public void A_test_on_the_last_day_looked_at_counts() => (Of(20, 20).HasBaseline, Of(20, 21).HasBaseline).ShouldBe((true, false));

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Thereafter_there_is_a_test_at_least_every_120_days(int day, bool expected)
    {
        Of(day + 100, -7, day).IsAdherent.ShouldBe(expected, "from the first dose to the first test");
        Of(day + 200, -7, 90, 90 + day).IsAdherent.ShouldBe(expected, "between two tests");
        Of(90 + day, -7, 90).IsAdherent.ShouldBe(expected, "from the last test to the end");
    }

    [Fact]
    public void Without_a_baseline_nobody_is_adherent()
    {
        Of(100, 40).IsAdherent.ShouldBeFalse();
        Of(100, 40).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_gap_that_was_closed_stays_listed()
    {
        var adherence = Of(300, -7, 130, 200, 290);

        adherence.Gaps.ShouldBe([new EchoGap(First, First.AddDays(130))]);
        adherence.LongestGapDays.ShouldBe(130);
        adherence.IsAdherent.ShouldBeFalse();
    }

    [Fact]
    public void Tests_after_the_last_day_looked_at_do_not_count() => Of(130, -7, 131).Gaps.ShouldBe([new EchoGap(First, First.AddDays(130))]);

    [Theory]
    [InlineData(98, true)] // 12 weeks and 14 days
    [InlineData(99, false)]
    public void Beside_it_stands_the_clinics_own_interval_with_14_days(int day, bool expected) =>
        EchoAdherence.Of(First, First.AddDays(day + 10), [First.AddDays(-7), First.AddDays(day)], EchoInterval.TwelveWeeks).IsEveryInterval.ShouldBe(expected);

    private static EchoAdherence Of(int end, params int[] tests) =>
        EchoAdherence.Of(First, First.AddDays(end), tests.Select(First.AddDays), EchoInterval.ThreeMonths);
}
