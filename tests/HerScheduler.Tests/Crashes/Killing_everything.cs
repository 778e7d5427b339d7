using System.Diagnostics;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Crashes;

/// <summary>
/// The service is killed and the broker stopped again and again while facts come in through the queue and over HTTP. A consumer outside .NET
/// ends with every message of every plan, in order.
/// </summary>
[Trait("Speed", "slow")]
public sealed class Killing_everything(ITestOutputHelper output)
{
    private static readonly int Kills = Soak.Or(full: 50, usual: 4);
    private static readonly int BrokerStops = Soak.Or(full: 10, usual: 1);
    private static readonly int Facts = Soak.Or(full: 20_000, usual: 400);
    private static readonly int Plans = Soak.Or(full: 400, usual: 10);

    private readonly string _site = $"clinic-{Guid.NewGuid():N}";
    private readonly DateOnly _start = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(60);

    [Fact]
    public async Task Loses_no_fact_and_no_message()
    {
        await using var broker = await OwnBroker.Run();
        await using var queue = await FactsQueue.Open(broker.Address);
        var settings = queue.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));
        await using var service = await ServiceFixture.Run(settings);
        await using var pharmacy = await PythonPharmacy.Listen(broker.Address, $"*.*.{_site}");
        await Approve(service);
        Configure(settings, service);

        var watch = Stopwatch.StartNew();
        var recorded = await KillAgainAndAgain(service, broker, queue, settings);
        await using var last = await ServiceProcess.Serve(service.Folder, settings);
        recorded.Service = last;
        await recorded.Sent;
        await Eventually.Is(async () => await CountFacts(service) >= Facts, "all facts are recorded", TimeSpan.FromMinutes(10));
        await Eventually.Is(async () => pharmacy.Messages >= await CountMessages(service), "the pharmacy has all messages", TimeSpan.FromMinutes(10));
        output.WriteLine($"{TestDatabase.Provider}: {Facts} facts, {pharmacy.Messages} messages, {Kills} kills, {BrokerStops} stops of the broker in {watch.Elapsed.TotalSeconds:F0} s");

        (await CountFacts(service)).ShouldBe(Facts);
        (await queue.Waiting(queue.Errors)).ShouldBe(0u);
        await InOrder(service);
        await ShouldAgree(await pharmacy.Report(), service, last.Http);
        await service.EveryChainShouldHold();
        await service.ShouldBeGapless();
    }

    private async Task<Running> KillAgainAndAgain(ServiceFixture service, OwnBroker broker, FactsQueue queue, Dictionary<string, string?> settings)
    {
        var random = new Random(20260105);
        var running = new Running { Service = await ServiceProcess.Serve(service.Folder, settings) };
        var senders = new FactSenders(queue, () => running.Service.Http);
        for (var kill = 0; kill < Kills; kill++)
        {
            running.Send(senders, Slice(kill));
            await SomeProgress(service, running, random);
            if (kill % (Kills / BrokerStops) == 1)
            {
                await broker.Stop();
                await broker.Start();
            }

            await running.Service.Kill();
            await running.Service.DisposeAsync();
            running.Service = await ServiceProcess.Serve(service.Folder, settings);
        }

        await SomeProgress(service, running, random);
        await running.Service.Kill();
        await running.Service.DisposeAsync();
        return running;
    }

    /// <summary>Until some of the facts under way are recorded, or all of them.</summary>
    private static async Task SomeProgress(ServiceFixture service, Running running, Random random)
    {
        var some = await CountFacts(service) + random.Next(0, 2 * Facts / Kills);
        await Eventually.Is(async () => running.Sent.IsCompleted || await CountFacts(service) >= some, "facts are recorded", TimeSpan.FromMinutes(5));
    }

    /// <summary>Half of them for the queue (<c>q-1</c>, …), half for HTTP (<c>h-1</c>, …), of every plan some.</summary>
    private (List<JsonObject> Queue, List<JsonObject> Http) Slice(int kill)
    {
        var perPlan = Facts / Plans / 2;
        var (first, next) = (perPlan * kill / Kills, perPlan * (kill + 1) / Kills);
        var numbers = Enumerable.Range(first + 1, next - first).ToList();
        return (Of("q"), Of("h"));

        List<JsonObject> Of(string way) =>
            [.. numbers.SelectMany(number => Enumerable.Range(1, Plans).Select(plan => ManyFacts.Of($"plan-{plan}", _start, number, $"{way}-{number}")))];
    }

    private async Task Approve(ServiceFixture service)
    {
        // The processes have the real clock, and what they find must not look months old to them.
        service.Time.MoveTo(TimeProvider.System.GetUtcNow());
        for (var plan = 1; plan <= Plans; plan++)
        {
            await service.Approved(Documents.Tchp($"plan-{plan}", document => (document["site"], document["start"]) = (_site, _start.ToString("O", null))));
        }
    }

    /// <summary>Small batches and short leases, so that there is much to interrupt and a dead process's work is taken over soon.</summary>
    private static void Configure(Dictionary<string, string?> settings, ServiceFixture service)
    {
        foreach (var (name, value) in service.Database.Settings)
        {
            settings[name] = value;
        }

        settings["HerScheduler:Email:Folder"] = Path.Combine(service.Folder, "mail");
        settings["HerScheduler:Messaging:Relay:BatchSize"] = "100";
        settings["HerScheduler:Messaging:Relay:PublishTimeout"] = "00:00:02";
        settings["HerScheduler:Messaging:Relay:Lease"] = "00:00:03";
        settings["HerScheduler:Messaging:Facts:Window"] = "100";
    }

    private static Task<int> CountFacts(ServiceFixture service) => service.InDatabase(db => db.Log.CountAsync(entry => entry.Number > 0));

    private static Task<int> CountMessages(ServiceFixture service) => service.InDatabase(db => db.Outbox.CountAsync());

    /// <summary>Each way's facts are in the order they were sent.</summary>
    private static async Task InOrder(ServiceFixture service)
    {
        var log = await service.InDatabase(db => db.Log.AsNoTracking().Where(entry => entry.Number > 0).OrderBy(entry => entry.Number)
            .Select(entry => new { entry.PlanId, entry.EntryId }).ToListAsync());
        foreach (var way in log.GroupBy(entry => (entry.PlanId, Way: entry.EntryId[0])))
        {
            way.Select(entry => entry.EntryId).ShouldBe(Enumerable.Range(1, way.Count()).Select(number => $"{way.Key.Way}-{number}"), $"{way.Key}");
        }
    }

    /// <summary>What the pharmacy put together from messages is what the service says over HTTP.</summary>
    private async Task ShouldAgree(JsonNode report, ServiceFixture service, HttpClient http)
    {
        output.WriteLine($"the pharmacy saw {report["duplicates"]} messages again");
        report["faults"]!.AsArray().Select(fault => fault!.GetValue<string>()).ShouldBeEmpty();
        foreach (var plan in await service.InDatabase(db => db.Plans.AsNoTracking().ToListAsync()))
        {
            var seen = report["plans"]![plan.Id]!;
            seen["sequence"]!.GetValue<int>().ShouldBe(plan.Sequence, plan.Id);
            var schedule = (await http.Ask(HttpMethod.Get, $"/api/v1/plans/{plan.Id}/schedule")).Json;
            var stands = schedule["events"]!.AsArray().Where(item => item!["status"]!.GetValue<string>() != "provisional")
                .ToDictionary(item => item!["key"]!.GetValue<string>(), item => $"{item!["status"]} {item["date"]}");
            seen["events"]!.AsObject().ToDictionary(item => item.Key, item => $"{item.Value![0]} {item.Value[1]}").ShouldBe(stands, ignoreOrder: true);
        }
    }

    /// <summary>The process of the moment, and the facts on their way to whichever lives.</summary>
    private sealed class Running
    {
        public required ServiceProcess Service { get; set; }

        public Task Sent { get; private set; } = Task.CompletedTask;

        public void Send(FactSenders senders, (List<JsonObject> Queue, List<JsonObject> Http) slice)
        {
            var before = Sent;
            Sent = After();

            async Task After()
            {
                await before;
                await Task.WhenAll(senders.ThroughTheQueue(slice.Queue, CancellationToken.None), senders.OverHttp(slice.Http, CancellationToken.None));
            }
        }
    }
}
