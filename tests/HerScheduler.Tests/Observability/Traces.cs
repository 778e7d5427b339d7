using System.Diagnostics;
using System.Net;
using System.Text;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

/// <summary>From whoever asked, through the database, to whoever is told.</summary>
[Collection(EverySpan.Collection)]
public sealed class Traces : IDisposable
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Parent = $"00-{Trace}-b7ad6b7169203331-01";

    private readonly EverySpan _taken = new();
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Go_from_a_request_to_the_message_that_leaves_because_of_it()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        (await service.Draft(Documents.Tchp("plan-1", plan => plan["site"] = _site))).Expect(HttpStatusCode.Created);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans/plan-1/approve");
        request.Headers.Add("traceparent", Parent);
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await service.RelayAll();

        await consumer.WaitFor(1);
        Encoding.UTF8.GetString((byte[])consumer.All[0].Headers["traceparent"]!).Split('-')[1].ShouldBe(Trace);
    }

    [Fact]
    public async Task Go_from_a_fact_in_the_queue_to_what_is_stored_because_of_it()
    {
        await using var facts = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(facts.Settings());
        await service.Approved(Documents.Tchp());
        using (var sends = new Activity("sends").SetParentId(Parent))
        {
            // RabbitMQ's client says in the headers of the message what it belongs to.
            sends.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            sends.Start();
            await facts.Send(Documents.Deferred("fact-1", "tchp-2", "2026-02-02"));
        }

        await service.TakeFacts();
        await service.RecordsSoMany(1);

        (await service.Messages()).Where(row => row.CorrelationId == "fact-1").ShouldNotBeEmpty();
        (await service.Messages()).Where(row => row.CorrelationId == "fact-1").ShouldAllBe(row => row.Trace!.Contains(Trace, StringComparison.Ordinal));
        await service.StopTakingFacts();
    }

    public void Dispose() => _taken.Dispose();
}
