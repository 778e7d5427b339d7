using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Whoever keeps what a schedule once listed (a calendar) has to be told what is listed no longer.</summary>
public sealed class GoneEventsTests
{
    [Fact]
    public void Nothing_is_gone_of_a_plan_without_facts() => Given.Life().Course.Gone(new DateOnly(2026, 1, 5)).ShouldBeEmpty();

    [Fact]
    public void The_branch_that_was_not_taken_is_gone()
    {
        var life = Given.Operated();
        var listed = life.Course.ScheduleOn(new DateOnly(2026, 6, 1)).Events.Select(item => item.Key).ToList();

        var gone = life.Course.Gone(new DateOnly(2026, 6, 1));

        gone.Select(item => item.Key).ShouldContain("hp-7");
        gone.ShouldAllBe(item => item.Status == EventStatus.Cancelled && !listed.Contains(item.Key));
        gone.Select(item => item.Date).ShouldBeInOrder();
    }

    [Fact]
    public void What_a_fact_brought_is_gone_when_the_fact_is_taken_back()
    {
        var life = Given.Life().Lvef("2026-01-02", 60).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26").Lvef("2026-02-10", 42);
        var day = new DateOnly(2026, 2, 12);
        var brought = life.Course.ScheduleOn(day).Events.First(item => item.Key.StartsWith("echo-repeat", StringComparison.Ordinal)).Key;
        life.Course.Gone(day).ShouldNotContain(item => item.Key == brought);

        life.Tell(new Retracted { Id = "take-back", Plan = life.Course.Plan.Id, By = "law", Fact = "fact-004", Reason = "another patient's" });

        life.Course.Gone(day).ShouldContain(item => item.Key == brought);
    }

    [Fact]
    public void Whatever_was_listed_once_is_listed_or_gone_in_any_life()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var ever = new HashSet<string>(StringComparer.Ordinal);
            var life = RandomLife.Live(seed, 40, mayClose: true, (lived, _) =>
                ever.UnionWith(lived.Course.ScheduleOn(lived.Today).Events.Select(item => item.Key)));

            var told = life.Course.ScheduleOn(life.Today).Events.Concat(life.Course.Gone(life.Today)).Select(item => item.Key).ToList();

            told.ShouldBeUnique();
            ever.Except(told).ShouldBeEmpty($"life {seed}");
        }
    }
}
