using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>A reader of German reads German, also of titles and reasons, which the core says in English. Where a rule comes from is marked as English.</summary>
public sealed partial class Pages_in_German
{
    [Fact]
    public async Task Say_nothing_in_English_that_is_not_marked()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        service.Time.MoveTo(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await Record(service, "plan-1", ("lvef-result", Fields("date", "2025-12-29", ("percent", 62))), ("dose-given", Given(1, "2026-01-05")),
            ("dose-given", Given(2, "2026-01-26")), ("deferred", Fields("event", "tchp-3", ("to", "2026-02-23"), ("reason", "Fieber"))),
            ("dose-given", Given(3, "2026-02-23")), ("lvef-result", Fields("date", "2026-03-09", ("percent", 44))));
        service.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");

        foreach (var address in new[]
        {
            "/", "/?list=overdue", "/plans/plan-1", "/plans/plan-1?tab=facts", "/plans/plan-1?tab=documents", "/plans/plan-2", "/patients", "/happened",
            "/reports/overdue-echo", "/plans/plan-1/record", "/plans/plan-1/record?kind=deferred", "/plans/plan-1/record?kind=retracted",
        })
        {
            var page = (await service.Get(address)).Expect(HttpStatusCode.OK).Text;
            EnglishWords.In(Seen(page)).ShouldBeEmpty($"{address}\n{Seen(page)}");
        }
    }

    [Fact]
    public async Task Say_titles_reasons_and_alerts()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        service.Time.MoveTo(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await Record(service, "plan-1", ("lvef-result", Fields("date", "2025-12-29", ("percent", 62))), ("dose-given", Given(1, "2026-01-05")),
            ("lvef-result", Fields("date", "2026-03-09", ("percent", 44))));
        service.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");

        var page = Seen((await service.Get("/plans/plan-1")).Expect(HttpStatusCode.OK).Text);

        page.ShouldContain("TCHP Zyklus 1 von 6");
        page.ShouldContain("21 Tage nach TCHP Zyklus 1 (5. Jan).");
        page.ShouldContain("Trastuzumab 6 mg/kg pausiert");
        page.ShouldContain("LVEF 44 % am 9. März (18 Punkte unter dem Ausgangswert von 62 %)");
        Seen((await service.Get("/")).Text).ShouldContain("TCHP Zyklus 2 von 6");
    }

    private static async Task Record(ServiceFixture service, string plan, params (string Kind, JsonObject Fields)[] facts) =>
        (await service.Record(Documents.Batch([.. facts.Select((fact, index) => Documents.Fact($"{plan}-{index}", fact.Kind, fact.Fields, plan))]), plan))
            .Expect(HttpStatusCode.OK);

    private static JsonObject Given(int cycle, string date) => Fields("event", $"tchp-{cycle}", ("date", date));

    private static JsonObject Fields(string name, string value, params (string Name, JsonNode Value)[] more)
    {
        var fields = new JsonObject { [name] = value };
        foreach (var (other, node) in more)
        {
            fields[other] = node;
        }

        return fields;
    }

    /// <summary>The words of a page, but for what is marked as English.</summary>
    private static string Seen(string html) => WebUtility.HtmlDecode(Space().Replace(Tag().Replace(Marked().Replace(html, " "), " "), " "));

    [GeneratedRegex("<(?<tag>[a-z]+)[^>]* lang=\"en\"[^>]*>[^<]*</\\k<tag>>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Marked();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Space();
}
