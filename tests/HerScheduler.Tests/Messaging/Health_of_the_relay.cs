using HerScheduler.Messaging;
using HerScheduler.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Messaging;

/// <summary>The check <c>message-bus</c>: what the relay last achieved.</summary>
public sealed class Health_of_the_relay
{
    private readonly Monotonic _time = new();
    private readonly RelayHealth _health;

    public Health_of_the_relay() => _health = new RelayHealth(new SchedulerSettings(), _time);

    [Fact]
    public async Task Is_unknown_before_the_first_look() => await ShouldBe(HealthStatus.Degraded, "has not looked");

    [Fact]
    public async Task Is_good_while_messages_leave_and_says_why_when_none_does()
    {
        _health.Works();
        await ShouldBe(HealthStatus.Healthy, "Messages are published.");

        _health.Blocked("No broker answers at rabbit:5672.");
        await ShouldBe(HealthStatus.Degraded, "No message can be published: No broker answers at rabbit:5672.");

        _health.Works();
        await ShouldBe(HealthStatus.Healthy, "Messages are published.");
    }

    [Fact]
    public async Task Does_not_stay_good_when_the_relay_stands_still()
    {
        _health.Works();
        _time.Pass(TimeSpan.FromSeconds(40));
        await ShouldBe(HealthStatus.Healthy, "Messages are published.");

        _time.Pass(TimeSpan.FromSeconds(1));
        await ShouldBe(HealthStatus.Degraded, "41 s");
    }

    private async Task ShouldBe(HealthStatus status, string says)
    {
        var result = await _health.CheckHealthAsync(new HealthCheckContext());
        result.Status.ShouldBe(status);
        result.Description.ShouldNotBeNull().ShouldContain(says);
    }

    /// <summary>The clock that nobody can set.</summary>
    private sealed class Monotonic : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(TimeSpan by) => _ticks += by.Ticks;
    }
}
