using HerScheduler.Messaging;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Messaging;

/// <summary>The check <c>message-bus</c>: what the relay last achieved, and how long messages have waited.</summary>
public sealed class Health_of_the_relay
{
    private readonly MonotonicTime _time = new();
    private readonly RelayHealth _health;

    public Health_of_the_relay() => _health = new RelayHealth(new SchedulerSettings(), _time);

    [Fact]
    public void Is_unknown_before_the_first_look() => _health.Trouble.ShouldNotBeNull().ShouldContain("has not looked");

    [Fact]
    public void Is_good_while_messages_leave_and_says_why_when_none_does()
    {
        _health.Works();
        _health.Trouble.ShouldBeNull();

        _health.Blocked("No broker answers at rabbit:5672.");
        _health.Trouble.ShouldBe("No message can be published: No broker answers at rabbit:5672.");

        _health.Works();
        _health.Trouble.ShouldBeNull();
    }

    [Fact]
    public void Does_not_stay_good_when_the_relay_stands_still()
    {
        _health.Works();
        _time.Pass(TimeSpan.FromSeconds(40));
        _health.Trouble.ShouldBeNull();

        _time.Pass(TimeSpan.FromSeconds(1));
        _health.Trouble.ShouldNotBeNull().ShouldContain("41 s");
    }

    [Fact]
    public async Task Is_degraded_while_the_broker_is_away_and_bad_when_the_oldest_message_has_waited_too_long()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        _health.Blocked("No broker answers.");

        service.Time.Advance(TimeSpan.FromMinutes(15));
        (await Check(service)).Status.ShouldBe(HealthStatus.Degraded);

        service.Time.Advance(TimeSpan.FromMinutes(1));
        var late = await Check(service);
        (late.Status, late.Description).ShouldBe(
            (HealthStatus.Unhealthy, "No message can be published: No broker answers. The oldest message has waited for 16 min."));

        _health.Works();
        (await Check(service)).Status.ShouldBe(HealthStatus.Healthy, "what another relay has in hand is not this one's trouble");
    }

    [Fact]
    public async Task Is_only_degraded_while_nothing_waits()
    {
        await using var service = await ServiceFixture.Run();
        _health.Blocked("No broker answers.");
        service.Time.Advance(TimeSpan.FromDays(3));

        (await Check(service)).Status.ShouldBe(HealthStatus.Degraded);
    }

    private async Task<HealthCheckResult> Check(ServiceFixture service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<MessageBusHealth>(scope.ServiceProvider, _health).CheckHealthAsync(new HealthCheckContext());
    }
}
