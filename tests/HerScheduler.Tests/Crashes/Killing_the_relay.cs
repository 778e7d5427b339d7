using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Crashes;

/// <summary>Real processes, killed in the middle of publishing; the consumer and the database outlive them.</summary>
[Trait("Speed", "slow")]
public sealed class Killing_the_relay
{
    /// <summary>Fifty kills with <c>tests/run.sh --soak</c>, over enough messages that there is something to interrupt each time.</summary>
    private static readonly int Kills = Soak.IsOn ? 50 : 4;

    private static readonly int Plans = Soak.IsOn ? 400 : 30;

    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Loses_nothing_and_keeps_the_order_of_every_plan()
    {
        var settings = Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));
        await using var service = await ServiceFixture.Run(settings);
        for (var number = 1; number <= Plans; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number}", plan => plan["site"] = _site));
        }

        var stored = (await service.Messages()).Count;
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        Configure(settings, service);

        var random = new Random(20260105);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = await ServiceProcess.Serve(service.Folder, settings);
            var some = consumer.All.Count + random.Next(1, stored / Kills);
            await consumer.WaitFor(Math.Min(some, stored), TimeSpan.FromMinutes(3));
            await process.Kill();
        }

        await using var last = await ServiceProcess.Serve(service.Folder, settings);
        var sent = await WaitForAll(service, consumer);
        ShouldBeComplete(consumer.All, sent);
        await service.ShouldBeGapless();
    }

    /// <summary>Small batches and a short lease, so that there is much to interrupt and a dead relay's work is taken over soon.</summary>
    private static void Configure(Dictionary<string, string?> settings, ServiceFixture service)
    {
        foreach (var (name, value) in service.Database.Settings)
        {
            settings[name] = value;
        }

        settings["HerScheduler:Email:Folder"] = Path.Combine(service.Folder, "mail");
        settings["HerScheduler:Messaging:Relay:BatchSize"] = "20";
        settings["HerScheduler:Messaging:Relay:PublishTimeout"] = "00:00:02";
        settings["HerScheduler:Messaging:Relay:Lease"] = "00:00:03";
    }

    /// <summary>Until the consumer has everything the outbox holds; the sweeps of the killed processes have added to it.</summary>
    private static async Task<IReadOnlyList<OutboxRow>> WaitForAll(ServiceFixture service, Broker consumer)
    {
        while (true)
        {
            var arrived = consumer.All.Count;
            var stored = await service.Messages();
            if (stored.Select(row => row.MessageId).Except(consumer.All.Select(m => m.MessageId!)).Any() is false)
            {
                return stored;
            }

            await consumer.WaitFor(arrived + 1, TimeSpan.FromMinutes(3));
        }
    }

    /// <summary>At least once: what comes again has the id and the content it had before. First arrivals are in order, and none is missing.</summary>
    private static void ShouldBeComplete(IReadOnlyList<Received> received, IReadOnlyList<OutboxRow> stored)
    {
        received.GroupBy(m => m.MessageId).ShouldAllBe(copies => copies.Select(copy => copy.Body).Distinct().Count() == 1);
        var first = received.DistinctBy(m => m.MessageId).Select(m => JsonNode.Parse(m.Body)!["data"]!)
            .ToLookup(data => data["plan"]!.GetValue<string>(), data => data["sequence"]!.GetValue<int>());
        foreach (var plan in stored.GroupBy(row => row.PlanId))
        {
            first[plan.Key].ShouldBe(Enumerable.Range(1, first[plan.Key].Count()), $"the sequence of {plan.Key}");
            first[plan.Key].Count().ShouldBeGreaterThanOrEqualTo(plan.Count());
        }
    }
}
