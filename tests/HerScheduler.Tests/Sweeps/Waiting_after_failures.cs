using HerScheduler.Sweeps;

namespace HerScheduler.Tests.Sweeps;

[Trait("Database", "any")]
public sealed class Waiting_after_failures
{
    private static readonly Backoff Schedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(5, 10)]
    [InlineData(int.MaxValue, 10)]
    public void Doubles_up_to_the_longest_pause(int failures, int seconds) => Schedule.After(failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Begins_with_the_first_failure() => Should.Throw<ArgumentOutOfRangeException>(() => Schedule.After(0));

    [Fact]
    public void Differs_between_replicas_by_a_quarter_at_most()
    {
        var pauses = Enumerable.Range(0, 200).Select(_ => Schedule.Jittered(5).TotalSeconds).ToList();

        pauses.ShouldAllBe(pause => pause >= 7.5 && pause <= 12.5);
        pauses.Distinct().Count().ShouldBeGreaterThan(100);
    }
}
