using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Retention;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Consumers;

/// <summary>The consumers of docs/examples, when numbers will never come: the service was restored from a backup, or has removed old messages.</summary>
public sealed class Example_consumers_after_a_loss : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Drop_what_is_not_done_and_miss_nothing_after_a_restore(string language)
    {
        await using var consumer = new ExampleConsumer(language, _site);
        await consumer.Start();
        await LoseADay(consumer);
        await using var restored = await Restore();
        (await CommandRun.Of("messages", "resume-after-restore", "--yes", "--config", restored.SettingsFile(Settings()))).Status.ShouldBe(0);
        await restored.Approved(Plan("plan-lost"));
        await Sent(restored, consumer, "plan-1", "plan-closed", "plan-lost");

        foreach (var plan in new[] { "plan-1", "plan-lost", "plan-closed" })
        {
            var done = plan == "plan-1" ? "tchp-1" : null;
            Void(consumer, plan).ShouldBe(KeysBefore(consumer, plan).Where(key => key != done), plan);
        }

        // What it knows is on disk: started anew, it misses nothing either.
        (await consumer.Stop()).ShouldBe(0);
        await consumer.Start();
        (await restored.Record(Documents.Batch(Documents.Deferred("fact-new", "tchp-2", "2026-02-09", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        await Sent(restored, consumer, "plan-1");
        consumer.Said("GAP").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Ask_once_for_what_the_service_keeps_no_longer(string language)
    {
        await using var service = await ServiceFixture.Run(Settings());
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        var old = (await service.Messages("plan-1")).Count;
        service.Time.Advance(TimeSpan.FromDays(100));
        await service.Sweep<RetentionSweep>();
        (await service.Messages("plan-1")).ShouldBeEmpty();
        await using var consumer = new ExampleConsumer(language, _site, service: service.Http);
        await consumer.Start();

        (await service.Record(Documents.Batch(Documents.Deferred("fact-0001", "tchp-2", "2026-02-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        await Sent(service, consumer, "plan-1");

        consumer.Said("GAP").ShouldBe([$"GAP plan-1 1-{old} {old} missing before {old + 1}"]);
        await consumer.WaitFor(() => consumer.Complained("NEVER").Count > 0, "NEVER");
        consumer.Complained("NEVER")
            .ShouldBe([$"NEVER COMES plan-1 below {old + 1}: what is planned says {service.Http.BaseAddress}api/v1/plans/plan-1/schedule"]);
    }

    /// <summary>A backup, and then a day of which it knows nothing, that the consumer has taken to the last message.</summary>
    private async Task LoseADay(ExampleConsumer consumer)
    {
        await using var service = await ServiceFixture.Run(Settings());
        await service.Approved(Plan("plan-1"));
        await service.Approved(Plan("plan-closed"));
        await service.Close("plan-closed");
        await Sent(service, consumer, "plan-1", "plan-closed");
        (await service.BackUp(_folder.File("backup"))).ShouldBeTrue();

        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-lost", "tchp-1", "2026-01-05", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        await service.Approved(Plan("plan-lost"));
        await Sent(service, consumer, "plan-1", "plan-lost");
    }

    private async Task<ServiceFixture> Restore()
    {
        var database = TestDatabase.ToBeRestored(_folder);
        (await Backups.RestoreInto(database, _folder, _folder.File("backup"))).ShouldBeTrue();
        return await ServiceFixture.On(database, new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero), Settings());
    }

    /// <summary>Everything the outbox holds is published, and the consumer has the last message of each of these plans.</summary>
    private static async Task Sent(ServiceFixture service, ExampleConsumer consumer, params string[] plans)
    {
        await service.RelayAll();
        foreach (var plan in plans)
        {
            var last = $"MESSAGE {plan} {(await service.Messages(plan))[^1].Sequence} ";
            await consumer.WaitFor(() => consumer.Lines.Any(line => line.StartsWith(last, StringComparison.Ordinal)), last);
        }
    }

    /// <summary>The keys it dropped at once.</summary>
    private static IEnumerable<string> Void(ExampleConsumer consumer, string plan) =>
        consumer.Said("VOID").Select(line => line.Split(' ')).Single(words => words[1] == plan).Skip(3);

    /// <summary>The keys of the events it was told before the restore.</summary>
    private static IEnumerable<string> KeysBefore(ExampleConsumer consumer, string plan) => consumer.Said("MESSAGE")
        .Select(line => line.Split(' '))
        .Where(words => words[1] == plan && words[2].Length < 4 && words[4] != "-" && !words[3].StartsWith("herscheduler.lvef.", StringComparison.Ordinal))
        .Select(words => words[4])
        .Distinct()
        .Order(StringComparer.Ordinal);

    private Dictionary<string, string?> Settings() => Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));

    private JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["site"] = _site);
}
