using HerScheduler.Email;

namespace HerScheduler.Tests.Email;

[Trait("Database", "any")]
public sealed class Trying_again
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 5, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 60, 120)]
    [InlineData(2, 120, 240)]
    [InlineData(3, 240, 480)]
    [InlineData(4, 450, 900)]
    [InlineData(5, 450, 900)]
    [InlineData(1000, 450, 900)]
    public void Waits_longer_each_time_and_never_longer_than_a_quarter_of_an_hour(int attempts, int least, int most)
    {
        foreach (var number in Enumerable.Range(0, 200))
        {
            var wait = (MailRetry.NextTry($"<{number}@example.org>", attempts, Now, DateTimeOffset.MaxValue)!.Value - Now).TotalSeconds;

            wait.ShouldBeInRange(least, most);
        }
    }

    [Fact]
    public void Is_spread_over_the_wait_so_that_not_all_come_back_at_once()
    {
        var waits = Enumerable.Range(0, 200)
            .Select(number => (int)(MailRetry.NextTry($"<{number}@example.org>", 3, Now, DateTimeOffset.MaxValue)!.Value - Now).TotalMinutes).ToList();

        waits.Distinct().Order().ShouldBe([4, 5, 6, 7]);
        waits.GroupBy(wait => wait).ShouldAllBe(minute => minute.Count() < 100);
    }

    [Fact]
    public void Is_the_same_wait_for_the_same_e_mail_and_attempt() =>
        MailRetry.NextTry("<a@b>", 2, Now, DateTimeOffset.MaxValue).ShouldBe(MailRetry.NextTry("<a@b>", 2, Now, DateTimeOffset.MaxValue));

    [Fact]
    public void Ends_when_the_next_try_would_come_too_late()
    {
        MailRetry.NextTry("<a@b>", 1, Now, Now.AddMinutes(2).AddTicks(1)).ShouldNotBeNull();
        MailRetry.NextTry("<a@b>", 1, Now, Now.AddMinutes(1)).ShouldBeNull();
        MailRetry.NextTry("<a@b>", 1, Now, Now).ShouldBeNull();
    }

    [Fact]
    public void Has_a_first_time() => Should.Throw<ArgumentOutOfRangeException>(() => MailRetry.NextTry("<a@b>", 0, Now, DateTimeOffset.MaxValue));
}
