using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Restoring;
using HerScheduler.Retention;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Backup;

/// <summary>On the real broker: consumers have messages that the restored database does not know.</summary>
public sealed class Restoring_an_older_backup : IDisposable
{
    private const string Reason = "restored from a backup; take the whole schedule anew";

    /// <summary>After the loss, and before <see cref="CommandRun.Now"/>.</summary>
    private static readonly DateTimeOffset AfterTheLoss = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Publishes_nothing_and_says_what_to_do_while_facts_are_taken_in()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();
        var before = consumer.All.Count;

        (await restored.Record(Documents.Batch(Documents.Deferred("fact-new", "tchp-2", "2026-02-09", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        var turn = await restored.RelayOnce();

        (turn.Confirmed, turn.Failed).ShouldBe((0, 0));
        turn.BlockedBy.ShouldNotBeNull().ShouldContain("Run 'herscheduler messages resume-after-restore'");
        var ready = await restored.Get("/health/ready");
        ready.Expect(HttpStatusCode.OK).Json["status"]!.GetValue<string>().ShouldBe("degraded");
        ready.Json["checks"]!["published-messages"]!.GetValue<string>().ShouldContain("it does not know the message that left at 2026-01-02T09:00:00Z");
        consumer.All.Count.ShouldBe(before);
        await restored.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task After_the_command_consumers_get_every_schedule_anew_above_all_numbers_used()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();
        (await restored.Record(Documents.Batch(Documents.Deferred("fact-new", "tchp-2", "2026-02-09", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        var before = consumer.All.Count;

        var asked = await Resume(restored);
        asked.Status.ShouldBe(2);
        asked.Faults.Single().ShouldContain("Say --yes to do it");
        var done = await Resume(restored, "--yes");
        (done.Status, done.Output, done.Error).ShouldBe((0, "3 plans count on 1000 numbers higher, and their whole schedules wait to be published.\n", ""));
        await restored.Approved(Plan("plan-lost"));
        var stored = await restored.Messages();
        await restored.RelayAll();
        await consumer.WaitFor(stored);

        ShouldUseNoIdTwice(consumer);
        var anew = consumer.All.Skip(before).Select(message => JsonNode.Parse(message.Body)!).ToList();
        var plan = OfPlan(anew, "plan-1");
        plan.ShouldAllBe(message => Sequence(message) > 1000);
        plan.Select(Sequence).ShouldBe(Enumerable.Range(Sequence(plan[0]), plan.Count));
        plan[0]["data"]!["reason"]!.GetValue<string>().ShouldBe("deferred: ANC below 1.5", "what was recorded since the restore comes first");
        var (amended, whole) = Whole(plan);
        amended["type"]!.GetValue<string>().ShouldBe("herscheduler.plan.amended.v1");
        await ShouldBeTheSchedule(restored, "plan-1", whole);
        Sequence(OfPlan(anew, "plan-lost")[0]).ShouldBe(1001, "a plan that was approved after the backup, once more");
        var closed = OfPlan(anew, "plan-closed").ShouldHaveSingleItem();
        closed["type"]!.GetValue<string>().ShouldBe("herscheduler.plan.closed.v1");
        (await Resume(restored, "--yes")).Output.ShouldContain("nothing to resume");
    }

    [Fact]
    public async Task The_command_changes_nothing_when_its_settings_lack_a_clinic_of_open_plans()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();
        var before = await restored.Messages();

        var run = await CommandRun.Of("messages", "resume-after-restore", "--yes", "--config", restored.SettingsFile(Broker.Settings()));

        run.Status.ShouldBe(2);
        run.Error.ShouldContain(_site);
        run.Faults[^1].ShouldEndWith("so nothing was changed: use the settings of the service.");
        (await restored.Messages()).Select(row => row.Id).ShouldBe(before.Select(row => row.Id));
    }

    [Fact]
    public async Task What_was_unsent_in_the_backup_leaves_again_under_the_same_ids()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();
        var unsent = (await restored.Messages("plan-unsent")).ConvertAll(row => row.MessageId);
        unsent.ShouldNotBeEmpty();
        (await restored.Messages("plan-unsent")).ShouldAllBe(row => row.SentAt == null);

        (await Resume(restored, "--yes")).Status.ShouldBe(0);
        await restored.RelayAll();
        await consumer.WaitFor(await restored.Messages());

        foreach (var id in unsent)
        {
            await Eventually.Is(() => Task.FromResult(consumer.All.Count(message => message.MessageId == id) == 2), "once before the loss and once after");
        }

        ShouldUseNoIdTwice(consumer);
        OfPlan(consumer.All.DistinctBy(message => message.MessageId).Select(message => JsonNode.Parse(message.Body)!), "plan-unsent")
            .Select(Sequence).ShouldBeInOrder();
    }

    /// <summary>Who looks at the broker's message takes it for a moment; it can also be deleted with its queue.</summary>
    [Fact]
    public async Task It_is_not_forgotten_when_the_broker_has_nothing_to_say()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();
        (await restored.RelayOnce()).BlockedBy.ShouldNotBeNull();
        await using var client = await Broker.Connect(Broker.Address);
        await using var channel = await client.CreateChannelAsync();
        var installation = await restored.InDatabase(db => db.Installation.Select(row => row.Id).SingleAsync());

        var taken = (await channel.BasicGetAsync($"herscheduler.watermark.{installation}", autoAck: false)).ShouldNotBeNull();
        (await restored.RelayOnce()).BlockedBy.ShouldNotBeNull("another looks at this moment");
        await channel.BasicNackAsync(taken.DeliveryTag, multiple: false, requeue: true);

        await Eventually.Is(async () => (await Resume(restored, "--yes")).Status == 0, "the message is back");
        (await restored.RelayOnce()).BlockedBy.ShouldBeNull();
    }

    /// <summary>A message that was refused for hours leaves alone, long after newer ones.</summary>
    [Fact]
    public async Task What_left_late_does_not_make_an_older_backup_pass()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        var rows = await service.Messages();
        var lastPublished = service.Services.GetRequiredService<LastPublishedCheck>();
        await Tell(rows);

        await Tell([rows[2]]);
        (await Remembered()).ShouldBe(rows[^1].Id);

        // What was restored and accepted counts anew, though its numbers are lower.
        await service.InDatabase(db => db.Outbox.Where(row => row.Id > rows[4].Id).ExecuteDeleteAsync());
        service.Time.Advance(TimeSpan.FromSeconds(11));
        await Should.ThrowAsync<NotReachableException>(() => service.InDatabase(async db =>
        {
            await lastPublished.Require(db, CancellationToken.None);
            return true;
        }));
        await Tell([rows[3]]);
        (await Remembered()).ShouldBe(rows[^1].Id, "nothing may leave now, and nothing is told");
        (await Resume(service, "--yes")).Status.ShouldBe(0);
        await service.RelayAll();
        service.Time.Advance(TimeSpan.FromSeconds(2));
        await service.RelayOnce();
        (await Remembered()).ShouldBe((await service.Messages())[^1].Id);

        async Task Tell(IReadOnlyCollection<OutboxRow> sent)
        {
            await Remembered();
            service.Time.Advance(TimeSpan.FromSeconds(2));
            await lastPublished.Advance(sent, CancellationToken.None);
        }

        Task<long?> Remembered() => service.InDatabase(async db => (await lastPublished.Read(db, CancellationToken.None))?.OutboxId);
    }

    [Fact]
    public async Task The_same_facts_sent_again_do_not_make_it_the_same_database()
    {
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await LoseADay(consumer);
        await using var restored = await Restore();

        await RecordTheLostDay(restored);

        (await restored.RelayOnce()).BlockedBy.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_database_that_was_only_restarted_or_has_removed_old_messages_publishes_on()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        await using var again = await ServiceFixture.On(service.Database.Shared(), AfterTheLoss, Settings());

        again.Time.Advance(TimeSpan.FromDays(100));
        await again.Sweep<RetentionSweep>();
        (await again.Messages()).ShouldBeEmpty();
        await again.Approved(Plan("plan-2"));

        (await again.RelayOnce()).BlockedBy.ShouldBeNull();
        (await again.Messages()).ShouldAllBe(row => row.SentAt != null);
        (await Resume(again, "--yes")).Output.ShouldContain("nothing to resume");
    }

    [Fact]
    public async Task Without_a_broker_there_is_nothing_to_resume()
    {
        await using var service = await ServiceFixture.Run();

        var run = await CommandRun.Of("messages", "resume-after-restore", "--yes", "--config", service.SettingsFile());

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.Single().ShouldContain("There is no broker that could be ahead");
    }

    /// <summary>A backup, and then a day of which it knows nothing, published to the last message.</summary>
    private async Task LoseADay(Broker consumer)
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.Approved(Plan("plan-closed"));
        await service.Close("plan-closed");
        await service.RelayAll();
        await service.Approved(Plan("plan-unsent"));
        (await service.BackUp(_folder.File("backup"))).ShouldBeTrue();

        await RecordTheLostDay(service);
        await service.RelayAll();
        await consumer.WaitFor(await service.Messages());
    }

    private async Task RecordTheLostDay(ServiceFixture service)
    {
        if (service.Time.GetUtcNow() < AfterTheLoss)
        {
            service.Time.MoveTo(new DateTimeOffset(2026, 1, 2, 9, 0, 0, TimeSpan.Zero));
        }

        (await service.Record(Documents.Batch(Documents.Deferred("fact-lost", "tchp-2", "2026-02-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        await service.Approved(Plan("plan-lost"));
    }

    private async Task<ServiceFixture> Restore()
    {
        var database = TestDatabase.ToBeRestored(_folder);
        (await Backups.RestoreInto(database, _folder, _folder.File("backup"))).ShouldBeTrue();
        return await ServiceFixture.On(database, AfterTheLoss, Settings());
    }

    private Task<CommandRun> Resume(ServiceFixture service, params string[] words) =>
        CommandRun.Of(["messages", "resume-after-restore", .. words, "--config", service.SettingsFile(Settings())]);

    private static void ShouldUseNoIdTwice(Broker consumer)
    {
        consumer.All.GroupBy(message => message.MessageId).ShouldAllBe(copies => copies.Select(copy => copy.Body).Distinct().Count() == 1);
        consumer.All.Select(message => JsonNode.Parse(message.Body)!).GroupBy(message => (message["data"]!["plan"]!.GetValue<string>(), Sequence(message)))
            .ShouldAllBe(same => same.Select(message => message["id"]!.GetValue<string>()).Distinct().Count() == 1);
    }

    /// <summary>The announcement, and the events that follow it.</summary>
    private static (JsonNode Announced, List<JsonNode> Events) Whole(List<JsonNode> messages)
    {
        var start = messages.FindIndex(message => message["data"]!["reason"]!.GetValue<string>() == Reason);
        return (messages[start], messages[(start + 1)..]);
    }

    private static async Task ShouldBeTheSchedule(ServiceFixture service, string plan, List<JsonNode> messages)
    {
        var schedule = (await service.Get($"/api/v1/plans/{plan}/schedule")).Json["events"]!.AsArray()
            .Where(item => item!["status"]!.GetValue<string>() is "planned" or "held" or "done")
            .Select(item => $"{item!["key"]} {item["date"]} {item["status"]}");
        messages.Select(message => message["data"]!["event"]!).Select(item => $"{item["key"]} {item["date"]} {item["status"]}").ShouldBe(schedule);
    }

    private static List<JsonNode> OfPlan(IEnumerable<JsonNode> messages, string plan) =>
        [.. messages.Where(message => message["data"]!["plan"]!.GetValue<string>() == plan)];

    private static int Sequence(JsonNode message) => message["data"]!["sequence"]!.GetValue<int>();

    private Task<ServiceFixture> Service() => ServiceFixture.Run(Settings());

    private Dictionary<string, string?> Settings() => Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));

    private JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["site"] = _site);
}
