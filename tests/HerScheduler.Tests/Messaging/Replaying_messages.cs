using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Retention;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Messaging;

/// <summary><c>messages replay</c>, <c>messages status</c>, and the same over HTTP.</summary>
public sealed class Replaying_messages
{
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Sends_the_same_again_in_order_and_flagged()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.Approved(Plan("plan-2"));
        await service.RelayAll();
        var rows = (await service.Messages("plan-1")).Where(row => row.Sequence is >= 4 and <= 12).ToList();
        await using var consumer = await Broker.Listen($"*.*.{_site}");

        var run = await Run(service, "replay", "--plan", "plan-1", "--from-sequence", "4", "--to-sequence", "12");

        (run.Status, run.Output, run.Error).ShouldBe((0, "9 messages sent again.\n", ""));
        await consumer.WaitFor(9);
        consumer.All.Select(message => (message.MessageId, message.CorrelationId, message.Body))
            .ShouldBe(rows.Select(row => ((string?)row.MessageId, row.CorrelationId, row.Body)));
        consumer.All.ShouldAllBe(message => message.IsReplayed && message.Persistent);
    }

    [Fact]
    public async Task By_date_takes_what_was_sent_since_and_nothing_unsent()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        service.Time.Advance(TimeSpan.FromDays(1));
        await service.Approved(Plan("plan-2"));
        await service.RelayAll();
        await service.Approved(Plan("plan-3"));
        var second = await service.Messages("plan-2");
        await using var consumer = await Broker.Listen($"*.*.{_site}");

        (await Run(service, "replay", "--from", "2025-12-20", "--to", "2025-12-21T09:00:00Z",
            "--dry-run")).Output.ShouldBe($"{second.Count} messages would be sent again.\n");
        (await Run(service, "replay", "--from", "2025-12-21")).Output.ShouldBe($"{second.Count} messages sent again.\n");

        await consumer.WaitFor(second.Count);
        consumer.All.Select(message => message.Body).ShouldBe(second.Select(row => row.Body));
    }

    [Theory]
    [InlineData("There is no plan 'plan-9'", "--plan", "plan-9", "--from-sequence", "1")]
    [InlineData("Where to begin is missing", "--plan", "plan-1")]
    [InlineData("name it with --plan", "--from-sequence", "1")]
    [InlineData("expected a number from 1, found '0'", "--plan", "plan-1", "--from-sequence", "0")]
    [InlineData("found 'yesterday'", "--from", "yesterday")]
    [InlineData("found '2026-03-09T14:00:00+01:00'", "--from", "2026-03-09T14:00:00+01:00")]
    public async Task Refuses_what_it_cannot_find(string says, params string[] arguments)
    {
        await using var service = await Service();

        var run = await Run(service, ["replay", .. arguments]);

        run.Status.ShouldBe(2);
        run.Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public async Task Says_which_messages_are_not_kept_any_more()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        await service.InDatabase(db => db.Outbox.Where(row => row.Sequence <= 5).ExecuteDeleteAsync());

        var run = await Run(service, "replay", "--plan", "plan-1", "--from-sequence", "2");

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain("messages 2 to 5 of plan-1 are not kept any more");
    }

    [Theory]
    [InlineData("2", "messages 2 to {0} of plan-1 are not kept any more", "--plan", "plan-1", "--from-sequence", "2")]
    [InlineData("2 to 4", "messages 2 to 4 of plan-1 are not kept any more", "--plan", "plan-1", "--from-sequence", "2", "--to-sequence", "4")]
    [InlineData("by date", "may not be kept any more", "--from", "2025-09-01")]
    [InlineData("of a plan by date", "messages of plan-1 sent before", "--plan", "plan-1", "--from", "2025-09-01")]
    public async Task Says_so_when_nothing_is_kept_any_more(string what, string says, params string[] arguments)
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        var last = (await service.Messages()).Count;
        await RemoveAll(service);

        var run = await Run(service, ["replay", .. arguments]);

        run.Status.ShouldBe(1, what);
        run.Output.ShouldBe("0 messages sent again.\n");
        run.Faults.ShouldHaveSingleItem().ShouldContain(string.Format(CultureInfo.InvariantCulture, says, last));
    }

    [Fact]
    public async Task Does_not_say_so_of_what_was_never_removed_or_never_there()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        await service.RelayAll();
        var last = (await service.Messages()).Count;

        (await Run(service, "replay", "--from", "2025-09-01", "--dry-run"))
            .ShouldSatisfyAllConditions(run => run.Status.ShouldBe(0), run => run.Error.ShouldBe(""));
        await RemoveAll(service);

        (await Run(service, "replay", "--from", "2025-12-20")).Status.ShouldBe(0, "nothing sent in the last 90 days is removed");
        (await Run(service, "replay", "--plan", "plan-1", "--from-sequence", $"{last + 1}")).Status.ShouldBe(0, "it has not that many");
    }

    [Fact]
    public async Task Needs_a_broker()
    {
        await using var service = await ServiceFixture.Run();

        (await Run(service, "replay", "--from", "2026-01-01")).Faults.ShouldHaveSingleItem().ShouldContain("There is no broker to send to");
    }

    [Fact]
    public async Task The_status_names_what_is_held_up_and_why()
    {
        await using var service = await Service();
        (await Run(service, "status")).ShouldSatisfyAllConditions(run => run.Status.ShouldBe(0), run => run.Output.ShouldBe("Nothing waits to be sent.\n"));

        await using var full = await Refusing.Queue($"*.*.{_site}", atMost: 1);
        await service.Approved(Plan("plan-1"));
        await service.RelayOnce();
        var refused = (await service.Messages()).First(row => row.SentAt == null);

        var status = await Run(service, "status");

        status.Status.ShouldBe(1);
        status.Lines[0].ShouldContain("the oldest since 2025-12-20T09:00:00Z");
        status.Lines[0].ShouldEndWith("1 plans are held up.");
        status.Lines[1].ShouldBe($"plan-1: message {refused.Sequence} was refused once, next attempt 2025-12-20T09:00:05Z: {refused.LastFailure}");
    }

    [Fact]
    public async Task Over_HTTP_pages_lead_to_the_end()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));
        var bodies = (await service.Messages()).Select(row => JsonNode.Parse(row.Body)!["id"]!.GetValue<string>()).ToList();

        var ids = new List<string>();
        string? next = "/api/v1/plans/plan-1/messages?after=3&limit=10";
        while (next is not null)
        {
            var page = (await service.Get(next)).Expect(HttpStatusCode.OK).Json;
            ids.AddRange(page["messages"]!.AsArray().Select(message => message!["id"]!.GetValue<string>()));
            page["last"]!.GetValue<int>().ShouldBe(bodies.Count);
            next = page["next"]?.GetValue<string>();
        }

        ids.ShouldBe(bodies.Skip(3));
        (await service.Get("/api/v1/plans/plan-1/messages?limit=501")).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["?limit"]);
    }

    private static async Task RemoveAll(ServiceFixture service)
    {
        service.Time.Advance(TimeSpan.FromDays(100));
        await service.Sweep<RetentionSweep>();
        (await service.Messages()).ShouldBeEmpty();
    }

    private static Task<CommandRun> Run(ServiceFixture service, params string[] arguments)
    {
        var file = Path.Combine(service.Folder, "settings.json");
        File.WriteAllText(file, JsonSerializer.Serialize(service.Settings));
        return CommandRun.Of(["messages", .. arguments, "--config", file]);
    }

    private Task<ServiceFixture> Service() => ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));

    private JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["site"] = _site);
}
