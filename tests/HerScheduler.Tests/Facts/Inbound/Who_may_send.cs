using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>The broker says who sent a message; the settings say what that user may record.</summary>
public sealed class Who_may_send
{
    private static readonly string User = Broker.Address.UserInfo.Split(':')[0];

    [Fact]
    public async Task Everybody_who_may_publish_while_no_sender_is_named()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue);
        await queue.Send(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"));
        await queue.Send(Hold("fact-2"), properties => properties.UserId = User);

        await service.RecordsSoMany(2);

        (await service.Recorded()).Select(entry => (entry.By, entry.Sender))
            .ShouldBe([("nurse.one@example.org", $"rabbitmq:{queue.Name}"), ("nurse.one@example.org", User)]);
    }

    [Fact]
    public async Task A_pharmacy_sends_doses_and_takes_back_only_those()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue, ("Role", "pharmacy"));
        (await service.Record(Documents.Batch(Hold("of-the-clinician")))).Expect(System.Net.HttpStatusCode.OK);

        await Send(queue, Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"));
        await Send(queue, Documents.Deferred("fact-2", "tchp-2", "2026-02-02"));
        await Send(queue, Documents.Fact("fact-3", "resume", new JsonObject { ["from"] = "2026-01-06", ["reason"] = "well again" }));
        await Send(queue, Retracted("fact-4", "fact-2"));
        await Send(queue, Retracted("fact-5", "of-the-clinician"));

        var refused = await queue.Refused(2);
        refused.ShouldAllBe(message => message.Status == 403);
        refused[0].Reason.ShouldContain("may not record resume");
        refused[1].Reason.ShouldContain("may not record hold");
        await service.RecordsSoMany(4);
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["of-the-clinician", "fact-1", "fact-2", "fact-4"]);
    }

    [Fact]
    public async Task A_cardiology_system_sends_the_kinds_it_was_given()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue, ("Kinds:0", "lvef-result"), ("Kinds:1", "echo-performed"));

        await Send(queue, Documents.Fact("fact-1", "lvef-result", new JsonObject { ["date"] = "2025-12-29", ["percent"] = 61 }));
        await Send(queue, Documents.DoseGiven("fact-2", "tchp-1", "2026-01-05"));

        (await queue.OneRefused()).Reason.ShouldContain("may not record dose-given");
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["fact-1"]);
    }

    [Fact]
    public async Task Nobody_without_a_name_once_one_is_named()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue, ("Role", "clinician"));

        await queue.Send(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"));

        (await queue.OneRefused()).Problem["detail"]!.GetValue<string>().ShouldContain("user_id");
        (await service.Recorded()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_who_is_not_named()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue, ("Role", "clinician"), ("User", "somebody-else"));

        await Send(queue, Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"));

        (await queue.OneRefused()).Status.ShouldBe(403);
    }

    /// <summary>A plan of another site is as unknown as one that does not exist.</summary>
    [Fact]
    public async Task A_sender_of_one_site_knows_no_plans_of_others()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await Serve(queue, ("Role", "clinician"), ("Sites:0", "lake-clinic"));
        await service.Approved(Documents.Tchp("plan-2", plan => plan["site"] = "lake-clinic"));

        await Send(queue, Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"));
        await Send(queue, Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05", "plan-2"));
        await Send(queue, Documents.Fact("fact-2", "plan-amended", new JsonObject { ["document"] = Documents.Tchp("plan-2") }, "plan-2"));

        var refused = await queue.Refused(2);
        (refused[0].Status, refused[1].Status).ShouldBe((404, 403));
        refused[0].Reason.ShouldContain("There is no plan");
        (await service.Recorded("plan-2")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_meant_stops_the_start()
    {
        var refusal = await Should.ThrowAsync<OperatorErrorException>(() => ServiceFixture.Run(new Dictionary<string, string?>
        {
            ["HerScheduler:Messaging:Facts:Queue"] = "amq.facts",
            ["HerScheduler:Messaging:Facts:Window"] = "1",
            ["HerScheduler:Messaging:Facts:Parallel"] = "0",
            ["HerScheduler:Messaging:Facts:Senders:0:Kinds:0"] = "dose-forgotten",
            ["HerScheduler:Messaging:Facts:Senders:1:User"] = "pharmacy",
            ["HerScheduler:Messaging:Facts:Senders:2:User"] = "pharmacy",
            ["HerScheduler:Messaging:Facts:Senders:2:Role"] = "Pharmacy",
        }));

        refusal.Faults.Count.ShouldBe(7, string.Join('\n', refusal.Faults));
    }

    private static async Task<ServiceFixture> Serve(FactsQueue queue, params (string Name, string Value)[] sender)
    {
        var settings = queue.Settings();
        foreach (var (name, value) in sender.Length == 0 ? [] : sender.Prepend(("User", User)))
        {
            settings[$"HerScheduler:Messaging:Facts:Senders:0:{name}"] = value;
        }

        var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero));
        await service.TakeFacts();
        return service;
    }

    private static Task Send(FactsQueue queue, JsonObject fact) => queue.Send(fact, properties => properties.UserId = User);

    private static JsonObject Hold(string id) => Documents.Fact(id, "hold", new JsonObject { ["from"] = "2026-01-06", ["reason"] = "unwell" });

    private static JsonObject Retracted(string id, string fact) => Documents.Fact(id, "retracted", new JsonObject { ["fact"] = fact, ["reason"] = "mistaken" });
}
