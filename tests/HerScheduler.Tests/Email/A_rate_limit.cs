using System.Diagnostics;
using HerScheduler.Email;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

[Trait("Database", "any")]
public sealed class A_rate_limit
{
    [Fact]
    public async Task Spreads_e_mails_evenly_over_all_connections()
    {
        await using var server = new MailServer();
        var watch = Stopwatch.StartNew();
        var outcomes = await Smtp.Send(server, smtp => (smtp.MaxPerMinute, smtp.Connections) = (600, 4), Smtp.Many(31, "navigator.one@example.org"));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9), "10 at once, then 21 more at 10 a second");
    }

    [Fact]
    public async Task Leaves_what_does_not_get_its_turn_to_a_later_batch()
    {
        using var rate = new MailRate(1, new ManualTime(DateTimeOffset.UnixEpoch));

        (await rate.Turn(TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
        (await rate.Turn(TimeSpan.FromMilliseconds(100), CancellationToken.None)).ShouldBeFalse("the next turn comes in a minute");
        (await rate.Turn(TimeSpan.FromSeconds(-1), CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Does_not_keep_a_stopping_service()
    {
        using var rate = new MailRate(1, new ManualTime(DateTimeOffset.UnixEpoch));
        using var stop = new CancellationTokenSource();
        await rate.Turn(TimeSpan.FromMinutes(1), stop.Token);

        var next = rate.Turn(TimeSpan.FromMinutes(5), stop.Token);
        next.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }
}
