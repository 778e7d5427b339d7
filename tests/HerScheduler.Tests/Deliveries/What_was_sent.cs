using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deliveries;

/// <summary>The report of deliveries hides nothing that did not arrive.</summary>
public sealed class What_was_sent
{
    [Fact]
    public async Task Says_of_a_message_that_the_broker_refuses_how_often_and_why()
    {
        var site = $"clinic-{Guid.NewGuid():N}";
        await using var service = await ServiceFixture.Run(Broker.Settings(Clinics.Of((site, "Europe/Amsterdam", "06:30"))));
        await using var full = await Refusing.Queue($"*.*.{site}", atMost: 1);
        await service.Approved(Documents.Tchp(change: plan => plan["site"] = site));
        await Eventually.Is(async () => (await service.RelayOnce()).Failed == 1, "a message is refused");

        var waiting = await Deliveries(service, "result=waiting&limit=1000");

        var refused = waiting.Where(delivery => Text(delivery, "reason") is not null).ToList().ShouldHaveSingleItem();
        Text(refused, "reason").ShouldNotBeNull().ShouldContain("nack");
        refused["attempts"]!.GetValue<int>().ShouldBe(1);
        Text(refused, "channel").ShouldBe("message");
        (await Deliveries(service, "result=failed")).ShouldBeEmpty("it is tried again as long as it takes");
        (await service.Get("/deliveries?result=waiting")).Expect(HttpStatusCode.OK).Text.ShouldContain("nack");
    }

    [Fact]
    public async Task Lists_the_steps_that_were_folded_into_a_later_one()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 19, 12, 0, 0, TimeSpan.Zero));
        await service.Sweep<NoticeSweep>();

        var skipped = await Deliveries(service, "result=skipped&plan=plan-0001");

        skipped.Where(step => Text(step, "event") == "tchp-1").Select(step => Text(step, "id")).Order(StringComparer.Ordinal).ShouldBe(
            ["plan-0001/tchp-1 2026-01-05 overdue 1", "plan-0001/tchp-1 2026-01-05 overdue 7", "plan-0001/tchp-1 2026-01-05 reminder 1",
                "plan-0001/tchp-1 2026-01-05 reminder 7"]);
        skipped.ShouldAllBe(step => Text(step, "reason")!.Contains("a later step says it", StringComparison.Ordinal) && Text(step, "channel") == "none");
        (await Deliveries(service, "result=skipped&navigator=Navigator.ONE@example.org")).Count.ShouldBe(skipped.Count);
        (await Deliveries(service, "result=skipped&navigator=nobody@example.org")).ShouldBeEmpty();
        (await Deliveries(service, "result=sent")).ShouldNotContain(delivery => Text(delivery, "result") == "skipped");
        (await service.Get("/deliveries?result=skipped")).Expect(HttpStatusCode.OK).Text.ShouldContain("a later step says it");
    }

    private static async Task<IReadOnlyList<JsonNode>> Deliveries(ServiceFixture service, string query) =>
        [.. (await service.Get($"/api/v1/reports/deliveries?{query}")).Expect(HttpStatusCode.OK).Json["deliveries"]!.AsArray().Select(delivery => delivery!)];

    private static string? Text(JsonNode delivery, string name) => delivery[name]?.GetValue<string>();
}
