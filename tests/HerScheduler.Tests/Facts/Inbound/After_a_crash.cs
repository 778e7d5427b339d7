using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Facts;
using HerScheduler.Facts.Inbound;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>The service, the broker or the database dies with facts in hand: nothing is lost, nothing is recorded twice, and the order stays.</summary>
[Trait("Speed", "slow")]
public sealed class After_a_crash
{
    private const int Facts = 40;

    [Fact]
    public async Task Of_the_service_its_facts_come_again()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Approved(queue);
        var settings = ProcessSettings(queue, service);
        await using (var process = await ServiceProcess.Serve(service.Folder, settings))
        await using (var connection = await service.Database.Open())
        {
            await Eventually.Is(
                async () => (await process.Http.Ask(HttpMethod.Get, "/health/ready")).Text.Contains("Facts are taken", StringComparison.Ordinal),
                "it is ready");
            await using var locked = await PlanLocked(connection);
            await queue.SendAll(Deferrals());
            await Eventually.Is(async () => await queue.Waiting() == 0, "all facts are in hand");
            await process.Kill();
        }

        (await service.Recorded()).ShouldBeEmpty();
        await using var next = await ServiceProcess.Serve(service.Folder, settings);
        await service.RecordsSoMany(Facts);
        await InOrderAndOnce(service, queue);
    }

    [Fact]
    public async Task Of_the_broker_facts_are_taken_again_by_themselves()
    {
        await using var broker = await OwnBroker.Run();
        await using var queue = await FactsQueue.Open(broker.Address);
        await using var service = await Approved(queue);
        await service.TakeFacts();
        var facts = Deferrals().ToList();
        await queue.SendAll(facts.Take(10));
        await service.RecordsSoMany(10);
        (await Health(service)).Status.ShouldBe(HealthStatus.Healthy);

        await broker.Stop();
        await Eventually.Is(async () => (await Health(service)).Status == HealthStatus.Degraded, "it says that it takes no facts");
        await broker.Start();
        await queue.Reconnect();
        await queue.SendAll(facts.Skip(10));

        await service.RecordsSoMany(Facts, atMost: TimeSpan.FromMinutes(3));
        (await Health(service)).Status.ShouldBe(HealthStatus.Healthy);
        await InOrderAndOnce(service, queue);
    }

    /// <summary>The error queue is deleted under the service: what cannot be put there is not acknowledged, and waits until it is there again.</summary>
    [Fact]
    public async Task Of_the_error_queue_nothing_is_lost()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Approved(queue);
        await service.TakeFacts();
        await queue.Send(Documents.DoseGiven("first", "tchp-9", "2026-01-05"));
        await queue.OneRefused();
        await queue.DeleteErrors();

        await queue.Send(Documents.DoseGiven("second", "tchp-9", "2026-01-05"), properties => properties.MessageId = "second");

        await Eventually.Is(queue.HasErrors, "the service declares it again");
        (await queue.OneRefused()).Properties.MessageId.ShouldBe("second");
        (await queue.Waiting()).ShouldBe(0u);
    }

    /// <summary>Others, which were only in hand each time the service died with one, are not refused with it.</summary>
    [Fact]
    public async Task That_one_fact_causes_each_time_it_alone_is_refused()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Approved(queue);
        var facts = Deferrals().ToList();
        await queue.SendAll(facts);
        await queue.DeliverInVain(Facts, times: 50);

        await service.TakeFacts();

        var refused = await queue.OneRefused();
        refused.Status.ShouldBe(500);
        refused.Reason.ShouldContain("50 times in vain");
        refused.Properties.MessageId.ShouldBe("fact-1");
        refused.Body.ShouldBe(Body(facts[0]));
        await service.RecordsSoMany(Facts - 1);
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(Enumerable.Range(2, Facts - 1).Select(number => $"fact-{number}"));
        (await queue.Waiting(queue.Errors)).ShouldBe(0u);
    }

    /// <summary>Suspicious facts are worked on one by one, and the first in hand is the one that it died on.</summary>
    [Fact]
    public async Task Suspicious_facts_are_acknowledged_one_by_one()
    {
        var stuck = new StuckFact("fact-3");
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings(), services => services.Intercept(stuck));
        await service.Approved(Documents.Tchp());
        await queue.SendAll(Deferrals());
        await queue.DeliverInVain(Facts, times: 20);

        await service.TakeFacts();
        await stuck.Reached();
        await service.StopTakingFacts();

        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["fact-1", "fact-2"]);
        await Eventually.Is(async () => await queue.Waiting() == Facts - 2, "all but two are back in the queue, a moment after the connection ended");
        stuck.LetGo();
        await service.TakeFacts();
        await service.RecordsSoMany(Facts);
        await InOrderAndOnce(service, queue);
    }

    /// <summary>Connections were lost, replicas were restarted; but this process took facts all the time, and did not end on one.</summary>
    [Fact]
    public async Task That_did_not_happen_nobody_is_blamed()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Approved(queue);
        var facts = Deferrals().ToList();
        await service.TakeFacts();
        await queue.SendAll(facts.Take(1));
        await service.RecordsSoMany(1);
        await service.StopTakingFacts();
        await queue.SendAll(facts.Skip(1));
        await queue.DeliverInVain(Facts - 1, times: 60);

        await service.TakeFacts();

        await service.RecordsSoMany(Facts);
        await InOrderAndOnce(service, queue);
    }

    /// <summary>The broker counts what it has back as delivered in vain: as long as the database answers at all, facts are held and tried again.</summary>
    [Fact]
    public async Task That_keeps_the_database_from_storing_facts_are_held_however_long_it_takes()
    {
        var commits = new FailingCommit();
        await using var service = await ServiceFixture.Run(Broker.Settings(), services => services.FailCommits(commits));
        await service.Approved(Documents.Tchp());
        var recorder = ActivatorUtilities.CreateInstance<RetryingRecorder>(service.Services, new LongWaits());
        var intake = ActivatorUtilities.CreateInstance<FactIntake>(service.Services, recorder);
        commits.Next = 4;

        var verdict = (await intake.Take([new Delivery(1, Redelivered: false, new(), Body(Deferrals().First()))], CancellationToken.None))
            .ShouldHaveSingleItem();

        verdict.ShouldBe(FactVerdict.Recorded);
        commits.Next.ShouldBe(0);
    }

    private static byte[] Body(JsonObject fact) => Encoding.UTF8.GetBytes(fact.ToJsonString());

    private static IEnumerable<JsonObject> Deferrals() => Enumerable.Range(1, Facts).Select(number => Documents.Deferred(
        $"fact-{number}", "tchp-6", new DateOnly(2026, 4, 20).AddDays(number).ToString("O", CultureInfo.InvariantCulture)));

    private static async Task<ServiceFixture> Approved(FactsQueue queue)
    {
        var service = await ServiceFixture.Run(queue.Settings());
        await service.Approved(Documents.Tchp());
        return service;
    }

    private static async Task InOrderAndOnce(ServiceFixture service, FactsQueue queue)
    {
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(Enumerable.Range(1, Facts).Select(number => $"fact-{number}"));
        await service.EveryPlanShouldBeWhole();
        (await queue.Waiting(queue.Errors)).ShouldBe(0u);
    }

    private static Dictionary<string, string?> ProcessSettings(FactsQueue queue, ServiceFixture service)
    {
        var settings = queue.Settings();
        foreach (var (name, value) in service.Database.Settings)
        {
            settings[name] = value;
        }

        settings["HerScheduler:Email:Folder"] = Path.Combine(service.Folder, "mail");
        return settings;
    }

    private static Task<HealthCheckResult> Health(ServiceFixture service) =>
        service.Services.GetRequiredService<FactsHealth>().CheckHealthAsync(new HealthCheckContext());

    /// <summary>Another writer has the plan in its hands.</summary>
    private static async Task<DbTransaction> PlanLocked(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var update = connection.CreateCommand();
        update.Transaction = transaction;
        update.CommandText = "UPDATE plans SET \"Revision\" = \"Revision\"";
        await update.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>An hour passes between any two looks at the clock.</summary>
    private sealed class LongWaits : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * TimestampFrequency * 3600;
    }
}
