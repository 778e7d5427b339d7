using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Restoring;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Cli;

/// <summary>The verb <c>health</c>: what a container's health check calls.</summary>
[Trait("Database", "Sqlite")]
public sealed class Asking_for_health
{
    [Fact]
    public async Task Says_yes_of_a_service_that_can_work()
    {
        await using var service = await ServiceFixture.Run();
        var url = service.Http.BaseAddress!.ToString();

        (await CommandRun.Of("health", "--urls", url)).ShouldBe(new CommandRun(0, $"{url}: healthy.\n", ""));
        (await CommandRun.Of("health", "--live", "--urls", url)).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Says_of_a_service_without_its_broker_that_it_works_and_not_everything_does()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings(at: new Uri("amqp://guest:guest@127.0.0.1:1/")));
        await using var scope = service.Services.CreateAsyncScope();
        var lastPublished = scope.ServiceProvider.GetRequiredService<LastPublishedCheck>();
        await Should.ThrowAsync<NotReachableException>(() => lastPublished.Require(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), CancellationToken.None));
        var url = service.Http.BaseAddress!.ToString();

        var run = await CommandRun.Of("health", "--urls", url);

        run.ShouldBe(new CommandRun(0, $"{url}: degraded; it works, but not everything does: its log says what.\n", ""));
    }

    [Theory]
    [InlineData("+")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    public async Task Asks_on_this_machine_whoever_listens_on_every_address(string everywhere)
    {
        await using var service = await ServiceFixture.Run();

        (await CommandRun.Of("health", "--urls", $"http://{everywhere}:{service.Http.BaseAddress!.Port};http://127.0.0.1:1")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Says_no_when_the_service_lives_and_cannot_work()
    {
        await using var service = await ServiceFixture.Run();
        await service.InDatabase(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\""));
        var url = service.Http.BaseAddress!.ToString();

        var run = await CommandRun.Of("health", "--urls", url);

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldBe($"{url} answers /health/ready with 503: the service runs and cannot work; its log says why.");
        (await CommandRun.Of("health", "--live", "--urls", url)).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Says_no_when_nobody_answers()
    {
        using var port = new DeadPort();

        var run = await CommandRun.Of("health", "--urls", $"http://127.0.0.1:{port.Number}");

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldStartWith($"http://127.0.0.1:{port.Number}/ does not answer: ");
    }
}
