using HerScheduler.Sweeps;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Sweeps;

/// <summary>A sweep that stands still, or fails turn after turn, makes the process not ready; one that another replica does is none of its business.</summary>
public sealed class How_the_sweeps_fare
{
    private const string Name = "NoticeSweep";
    private static readonly Beat Beat = new(Name, TimeSpan.FromSeconds(30));

    private readonly MonotonicTime _time = new();
    private readonly SweepProgress _progress;

    public How_the_sweeps_fare() => _progress = new SweepProgress(_time);

    [Fact]
    public async Task Is_good_before_any_turn_and_while_turns_come_to_their_end()
    {
        (await Check()).Status.ShouldBe(HealthStatus.Healthy);
        for (var turn = 1; turn <= 100; turn++)
        {
            _progress.Begins(Name);
            _time.Pass(TimeSpan.FromSeconds(30));
            _progress.Succeeded(Name);
        }

        (await Check()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Is_bad_when_it_has_failed_turn_after_turn_for_its_time_and_good_after_one_that_works()
    {
        Fail(TimeSpan.FromMinutes(10));
        (await Check()).Status.ShouldBe(HealthStatus.Healthy, "a restart of the database takes that long");

        Fail(TimeSpan.FromMinutes(1));
        var bad = await Check();
        (bad.Status, bad.Description).ShouldBe((HealthStatus.Unhealthy, "NoticeSweep has failed for 12 min; the log says why."));

        _progress.Begins(Name);
        _progress.Succeeded(Name);
        (await Check()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Is_bad_while_one_turn_does_not_come_to_its_end()
    {
        _progress.Begins(Name);
        _time.Pass(TimeSpan.FromMinutes(10));
        (await Check()).Status.ShouldBe(HealthStatus.Healthy);

        _time.Pass(TimeSpan.FromMinutes(2));
        (await Check()).Description.ShouldBe("NoticeSweep has been under way for 12 min.");
    }

    [Fact]
    public async Task Is_forgotten_when_no_turn_was_this_replicas_any_more()
    {
        Fail(TimeSpan.FromMinutes(20));
        (await Check()).Status.ShouldBe(HealthStatus.Unhealthy);

        _time.Pass(TimeSpan.FromMinutes(11));
        (await Check()).Status.ShouldBe(HealthStatus.Healthy);
    }

    private void Fail(TimeSpan until)
    {
        for (var passed = TimeSpan.Zero; passed <= until; passed += Beat.Every)
        {
            _progress.Begins(Name);
            _progress.Failed(Name);
            _time.Pass(Beat.Every);
        }
    }

    private Task<HealthCheckResult> Check() => new SweepsHealth([Beat], _progress).CheckHealthAsync(new HealthCheckContext());
}
