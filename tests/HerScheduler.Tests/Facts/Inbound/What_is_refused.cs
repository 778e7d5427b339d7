using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>What is refused goes to the error queue as it was, with the reason, and nothing of it is stored.</summary>
public sealed class What_is_refused : IAsyncLifetime
{
    private FactsQueue _queue = null!;
    private ServiceFixture _service = null!;

    public async Task InitializeAsync()
    {
        _queue = await FactsQueue.Open();
        _service = await ServiceFixture.Run(_queue.Settings());
        await _service.Approved(Documents.Tchp());
        _service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero));
        await _service.TakeFacts();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)_service).DisposeAsync();
        await _queue.DisposeAsync();
    }

    public static TheoryData<string, byte[], int, string> Unreadable => new()
    {
        { "nothing", [], 400, "found nothing" },
        { "blanks", " \r\n"u8.ToArray(), 400, "found nothing" },
        { "no JSON", "dose given"u8.ToArray(), 400, "well-formed JSON" },
        { "half a document", """{ "id": "fact-1", """u8.ToArray(), 400, "found the end" },
        { "not UTF-8", [.. """{ "id": "caf"""u8, 0xE9, .. "\" }"u8], 400, "UTF-8" },
        { "an array", "[]"u8.ToArray(), 400, "object" },
        { "unknown kind", """{ "id": "fact-1", "plan": "plan-0001", "kind": "dose-forgotten", "by": "x" }"""u8.ToArray(), 400, "dose-given" },
        { "unknown field", """{ "id": "fact-1", "plan": "plan-0001", "kind": "surgery-performed", "date": "2026-01-05", "by": "x", "colour": "red" }"""u8.ToArray(), 400, "colour" },
        { "no plan", """{ "id": "fact-1", "kind": "surgery-performed", "date": "2026-01-05", "by": "x" }"""u8.ToArray(), 400, "#/plan" },
        { "NUL", Encoding.UTF8.GetBytes("{\"id\":\"fact-1\",\"plan\":\"plan-0001\",\"kind\":\"hold\",\"from\":\"2026-01-05\",\"reason\":\"a\\u0000b\",\"by\":\"x\"}"), 400, "#/reason" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_is_no_fact(string what, byte[] body, int status, string says)
    {
        await _queue.Send(body);

        await IsRefused(body, status, says, what);
    }

    /// <summary>
    /// 70 MiB are more than the client takes unless it is told; it would end the connection, and get the same message again. RabbitMQ 4 takes less.
    /// </summary>
    [Fact]
    public async Task A_body_that_is_almost_as_large_as_the_broker_takes()
    {
        var body = new byte[Math.Min(70 << 20, _queue.LargestBody)];
        Array.Fill(body, (byte)' ');

        await _queue.Send(body);

        var refused = await _queue.OneRefused();
        (refused.Status, refused.Body.Length).ShouldBe((413, body.Length));
        await _queue.Send(Dose());
        await _service.RecordsSoMany(1);
    }

    [Fact]
    public async Task What_would_open_a_second_plan_of_a_patient()
    {
        var closing = Documents.Fact("z", "patient-transferred", new JsonObject { ["date"] = "2026-01-05", ["reason"] = "went to another clinic" });
        (await _service.Record(Documents.Batch(closing))).Expect(System.Net.HttpStatusCode.OK);
        await _service.Approved(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = Documents.Tchp()["patient"]!["id"]!.GetValue<string>()));

        await _queue.Send(Encoding.UTF8.GetBytes(Documents.Fact("back", "retracted", new JsonObject { ["fact"] = "z", ["reason"] = "stayed" }).ToJsonString()));

        var refused = await _queue.OneRefused();
        (refused.Status, refused.Reason.Contains("R19", StringComparison.Ordinal)).ShouldBe((422, true));
        await _service.RecordsSoMany(1);
    }

    [Fact]
    public async Task A_body_of_more_than_one_mebibyte()
    {
        var body = Encoding.UTF8.GetBytes(Dose().ToJsonString() + new string(' ', 1 << 20));

        await _queue.Send(body);

        await IsRefused(body, 413, "1 MiB");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/cloudevents+json")]
    [InlineData("nonsense")]
    public async Task A_wrong_content_type(string type)
    {
        var body = Encoding.UTF8.GetBytes(Dose().ToJsonString());

        await _queue.Send(body, properties => properties.ContentType = type);

        var refused = await IsRefused(body, 415, "application/json");
        refused.Properties.ContentType.ShouldBe(type);
    }

    [Fact]
    public async Task A_compressed_body()
    {
        var body = Encoding.UTF8.GetBytes(Dose().ToJsonString());

        await _queue.Send(body, properties => properties.ContentEncoding = "gzip");

        await IsRefused(body, 415, "gzip");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData(null)]
    public async Task But_not_the_ways_to_say_json(string? type)
    {
        await _queue.Send(Encoding.UTF8.GetBytes(Dose().ToJsonString()), properties =>
        {
            properties.ContentType = type;
            properties.ContentEncoding = "utf-8";
            properties.MessageId = null;
        });

        await _service.RecordsSoMany(1);
        (await _queue.Waiting(_queue.Errors)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_fact_of_an_unknown_plan()
    {
        var fact = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05", "plan-9999");

        await _queue.Send(fact);

        await IsRefused(Encoding.UTF8.GetBytes(fact.ToJsonString()), 404, "plan-9999");
    }

    [Fact]
    public async Task A_fact_of_a_draft()
    {
        await _service.Draft(Documents.Tchp("plan-2"));
        var fact = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05", "plan-2");

        await _queue.Send(fact);

        await IsRefused(Encoding.UTF8.GetBytes(fact.ToJsonString()), 422, "approve it first");
    }

    [Fact]
    public async Task A_fact_that_contradicts_the_plan()
    {
        var fact = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-07");

        await _queue.Send(fact);

        var refused = await IsRefused(Encoding.UTF8.GetBytes(fact.ToJsonString()), 422, "future");
        refused.Problem["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("#/date");
    }

    [Fact]
    public async Task An_id_that_is_taken_by_other_content()
    {
        await _queue.Send(Dose());
        await _queue.Send(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-06"));

        var refused = await _queue.OneRefused();

        refused.Status.ShouldBe(409);
        refused.Problem["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("#/id");
        (await _service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["fact-1"]);
    }

    /// <summary>One refused among many takes none of its neighbours with it, and they stay in order.</summary>
    [Fact]
    public async Task One_among_many_by_itself()
    {
        await _service.StopTakingFacts();
        var days = Enumerable.Range(1, 30).ToList();
        await _queue.SendAll(days.Select(day => Documents.Deferred(
            $"fact-{day}", day % 10 == 0 ? "tchp-99" : "tchp-6", new DateOnly(2026, 4, 20).AddDays(day).ToString("O", null))));

        await _service.TakeFacts();

        (await _queue.Refused(3)).Select(refused => refused.Status).ShouldBe([422, 422, 422]);
        await _service.RecordsSoMany(27);
        (await _service.Recorded()).Select(entry => entry.EntryId).ShouldBe(days.Where(day => day % 10 != 0).Select(day => $"fact-{day}"));
        await _service.EveryPlanShouldBeWhole();
    }

    private static JsonObject Dose() => Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05");

    private async Task<RefusedMessage> IsRefused(byte[] body, int status, string says, string? what = null)
    {
        var refused = await _queue.OneRefused();
        refused.Status.ShouldBe(status, what);
        refused.Reason.ShouldContain(says);
        refused.Reason.ShouldNotContain("   at ");
        refused.Body.ShouldBe(body);
        refused.Properties.Persistent.ShouldBeTrue();
        (await _service.Recorded()).ShouldBeEmpty();
        await Eventually.Is(async () => await _queue.Waiting() == 0, "the queue is empty");
        return refused;
    }
}
