using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>The form of one fact, sent as a browser without scripts would.</summary>
[Trait("Database", "any")]
public sealed partial class Recording_by_a_form
{
    private const string Form = "/plans/plan-0001/record";

    [Fact]
    public async Task Of_what_is_not_open_any_more_chooses_nothing_else_by_itself_and_says_what_was_recorded()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        var page = (await service.Get($"{Form}?kind=dose-given&event=tchp-1")).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.DoseGiven("other", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);

        var late = (await service.Http.Submit(page, Form, ("step", "store"))).Expect(HttpStatusCode.PreconditionFailed);
        var again = await service.Http.Submit(late, Form, ("step", "store"));

        late.Text.ShouldContain("Somebody else recorded something about this patient meanwhile.");
        late.Text.ShouldContain("nurse.one@example.org recorded meanwhile (");
        late.Text.ShouldContain("TCHP cycle 1 was given on 5 Jan");
        late.Text.ShouldContain("TCHP cycle 1 of 6 is not open any more");
        late.Text.ShouldNotContain("If-Match");
        Chosen().IsMatch(late.Text).ShouldBeFalse("another cycle is a person's to choose");
        again.Status.ShouldBe(HttpStatusCode.BadRequest, "an event is asked for");
        (await Kinds(service)).ShouldBe("dose-given");
    }

    [Fact]
    public async Task Says_what_an_LVEF_was_that_somebody_else_recorded()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        var page = (await service.Get($"{Form}?kind=lvef-result&event=echo-baseline")).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Lvef("other", 61)))).Expect(HttpStatusCode.OK);

        var late = await service.Http.Submit(page, Form, ("step", "store"), ("percent", "58"));

        late.Expect(HttpStatusCode.PreconditionFailed).Text.ShouldContain("61 %");
    }

    [Fact]
    public async Task Of_a_cycle_that_is_held_in_part_names_what_was_given()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        var first = Documents.DoseGiven("first", "tchp-1", "2026-01-05");
        (await service.Record(Documents.Batch(Lvef("normal", 62), first))).Expect(HttpStatusCode.OK);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Lvef("low", 44, "2026-01-14")))).Expect(HttpStatusCode.OK);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 26, 9, 0, 0, TimeSpan.Zero));
        var page = (await service.Get($"{Form}?kind=dose-given&event=tchp-2")).Expect(HttpStatusCode.OK);
        Ticked(page).ShouldBe(["docetaxel", "carboplatin"], ignoreOrder: true, "the antibodies are on hold");

        var stored = await service.Http.Submit(page, Form, ("step", "store"));

        stored.Expect(HttpStatusCode.OK).Text.ShouldContain("TCHP cycle 2 was given on 26 Jan");
        (await LastFact(service))["agents"]!.AsArray().Select(agent => agent!.GetValue<string>()).ShouldBe(["docetaxel", "carboplatin"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_a_whole_cycle_names_no_agent_and_of_none_is_refused_beside_the_ticks()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        (await service.Record(Documents.Batch(Lvef("normal", 62)))).Expect(HttpStatusCode.OK);
        var page = (await service.Get($"{Form}?kind=dose-given&event=tchp-1")).Expect(HttpStatusCode.OK);
        Ticked(page).Count.ShouldBe(4);

        var none = await service.Http.Submit(page, Form, ("step", "store"), ("agents", ""));
        var whole = await service.Http.Submit(page, Form, ("step", "store"));

        none.Expect(HttpStatusCode.BadRequest).Text.ShouldContain("id=\"agents-fault\"");
        whole.Expect(HttpStatusCode.OK);
        (await LastFact(service)).ContainsKey("agents").ShouldBeFalse();
    }

    [Fact]
    public async Task Says_how_a_person_forces_and_not_how_a_program_does()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        (await service.Record(Documents.Batch(Lvef("normal", 62), Documents.DoseGiven("first", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

        var early = await service.Http.Fill($"{Form}?kind=dose-given&event=tchp-2", Form, ("step", "store"));

        early.Text.ShouldContain("name=\"force\"");
        early.Text.ShouldNotContain("send &quot;force");
        early.Text.ShouldNotContain("\"force\": true");
    }

    [Fact]
    public async Task That_was_not_given_out_by_the_site_says_so_in_a_persons_words()
    {
        await using var service = await OnTheDayOfTheFirstCycle();
        using var form = new FormUrlEncodedContent([new("kind", "dose-given")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Form) { Content = form };
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await service.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("reload the page and send it again");
        text.ShouldNotContain("IFormCollection");
    }

    private static async Task<ServiceFixture> OnTheDayOfTheFirstCycle()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        return service;
    }

    private static JsonObject Lvef(string id, int percent, string date = "2026-01-02") =>
        Documents.Fact(id, "lvef-result", new JsonObject { ["percent"] = percent, ["date"] = date });

    private static List<string> Ticked(Answer page) => [.. Tick().Matches(page.Text).Select(tick => tick.Groups["agent"].Value)];

    private static async Task<string> Kinds(ServiceFixture service) => string.Join(' ', (await Facts(service)).Select(fact => fact["kind"]!.GetValue<string>()));

    private static async Task<JsonObject> LastFact(ServiceFixture service) => (await Facts(service))[^1]["fact"]!.AsObject();

    private static async Task<List<JsonObject>> Facts(ServiceFixture service) =>
    [
        .. (await service.Get("/api/v1/plans/plan-0001/facts")).Json["facts"]!.AsArray().Select(fact => fact!.AsObject())
            .Where(fact => fact["kind"]!.GetValue<string>() != "approved"),
    ];

    [GeneratedRegex("<select name=\"event\".*?<option value=\"tchp-[0-9]\" selected", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"agents\" value=\"(?<agent>[a-z-]+)\" checked", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Tick();
}
