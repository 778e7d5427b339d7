using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace HerScheduler.Tests.Hosting;

/// <summary>Somebody sets the machine's clock wrong, and right again.</summary>
[Trait("Speed", "slow")]
public sealed class A_clock_that_jumps
{
    private static readonly TimeSpan Far = TimeSpan.FromDays(60);

    private readonly JumpingTime _time = new();

    [Theory]
    [InlineData(60 * 24)]
    [InlineData(-60 * 24)]
    [InlineData(6)]
    public void Is_doubted_until_it_has_stayed_for_a_while(int minutes)
    {
        var clock = Clock();
        clock.IsBelieved().ShouldBeTrue();

        _time.Jump(TimeSpan.FromMinutes(minutes));
        clock.IsBelieved().ShouldBeFalse();
        _time.Pass(TimeSpan.FromMinutes(9));
        clock.IsBelieved().ShouldBeFalse();
        _time.Pass(TimeSpan.FromMinutes(1));
        clock.IsBelieved().ShouldBeTrue();
        clock.Changes.ShouldBe(2);
    }

    [Fact]
    public void Is_believed_at_once_when_it_is_set_right()
    {
        var clock = Clock();
        _time.Jump(Far);
        clock.IsBelieved().ShouldBeFalse();

        _time.Pass(TimeSpan.FromMinutes(2));
        _time.Jump(-Far + TimeSpan.FromSeconds(20));

        clock.IsBelieved().ShouldBeTrue();
    }

    [Fact]
    public void Is_not_one_that_is_corrected_a_little_or_asked_seldom()
    {
        var clock = Clock();
        _time.Jump(TimeSpan.FromMinutes(4));
        clock.IsBelieved().ShouldBeTrue();
        _time.Pass(TimeSpan.FromDays(3));
        clock.IsBelieved().ShouldBeTrue();
        clock.Changes.ShouldBe(0);
    }

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Ahead_for_a_moment_sends_nothing_and_the_sweeps_go_on_afterwards()
    {
        using var folder = new TemporaryFolder();
        await using var service = Service(folder);
        await SchedulerHost.Upgrade(service.Services, CancellationToken.None);
        await service.StartAsync();
        using var http = await TestTokens.Client(service.Services, service.Urls.Single());
        var triggers = await service.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await Approve(http, "plan-1");
        await Eventually.Is(async () => await Notices(service, "plan-1") > 0, "the first reminder is sent");
        var before = await Notices(service, "plan-1");

        _time.Jump(Far);
        await Eventually.Is(async () => await NextOf(triggers) > TimeProvider.System.GetUtcNow() + (Far / 2), "Quartz goes by the wrong clock");
        (await http.Ask(HttpMethod.Get, "/health/ready")).Text.ShouldContain("clock jumped");
        _time.Jump(-Far);
        await Approve(http, "plan-2");
        await Eventually.Is(async () => await Notices(service, "plan-2") > 0, "the sweeps run again");

        (await Notices(service, "plan-1")).ShouldBe(before, "nothing was sent for a day that has not come");
        await service.StopAsync();
    }

    private WallClock Clock() => new(_time, NullLogger<WallClock>.Instance);

    private WebApplication Service(TemporaryFolder folder)
    {
        var site = Clinics.Of(("north-clinic", "Etc/UTC", "00:00"));
        site["HerScheduler:Sites:0:NoticesUntil"] = "23:59";
        return Program.Host.Build(new SchedulerHostOptions
        {
            Time = _time,
            Urls = "http://127.0.0.1:0",
            Overrides = new Dictionary<string, string?>(site)
            {
                ["HerScheduler:Database:File"] = folder.File("clock.db"),
                ["HerScheduler:Email:Folder"] = folder.File("mail"),
                ["Serilog:MinimumLevel:Default"] = "Fatal",
            },
            Services = services => services.LogToRun(),
        });
    }

    private static async Task Approve(HttpClient http, string id)
    {
        var plan = Documents.Tchp(id, each =>
            each["start"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1)
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var body = new StringContent(plan.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        (await http.Ask(HttpMethod.Post, "/api/v1/plans", body)).Expect(System.Net.HttpStatusCode.Created);
        (await http.Ask(HttpMethod.Post, $"/api/v1/plans/{id}/approve")).Expect(System.Net.HttpStatusCode.OK);
    }

    private static async Task<int> Notices(WebApplication service, string plan)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HerScheduler.Data.SchedulerDb>().Notices.CountAsync(notice => notice.PlanId == plan);
    }

    private static async Task<DateTimeOffset> NextOf(IScheduler scheduler) =>
        (await scheduler.GetTrigger(new TriggerKey("NoticeSweep")))?.NextFireTimeUtc ?? DateTimeOffset.MinValue;

    /// <summary>A wall clock that can be set, beside a monotonic one that only runs on.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private TimeSpan _set;
        private TimeSpan _passed;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _set + _passed;

        public override long GetTimestamp() => System.GetTimestamp() + (long)(_passed.TotalSeconds * TimestampFrequency);

        public void Jump(TimeSpan by) => _set += by;

        public void Pass(TimeSpan by) => _passed += by;
    }
}
