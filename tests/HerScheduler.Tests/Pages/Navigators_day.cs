using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Digests;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>The page <c>/?navigator=ADDRESS</c>: what the digest says, as it is now.</summary>
public sealed class Navigators_day
{
    private const string Address = "/?navigator=Navigator.One%40example.org";

    private static readonly string[] Sections = ["overdue", "dueToday", "next7Days", "waiting", "changed"];

    [Fact]
    public async Task Says_section_by_section_what_the_digest_says()
    {
        await using var service = await WithEverySection();

        var page = (await service.Get(Address)).Expect(HttpStatusCode.OK).Text;

        var digest = (await service.Get("/api/v1/digest?navigator=navigator.one@example.org")).Json;
        Sections.ShouldAllBe(section => digest[section]!.AsArray().Count > 0);
        var at = 0;
        foreach (var line in Sections.SelectMany(section => digest[section]!.AsArray()))
        {
            var link = page.IndexOf($"href=\"{new Uri(line!["link"]!.GetValue<string>()).PathAndQuery}{new Uri(line["link"]!.GetValue<string>()).Fragment}\"",
                at, StringComparison.Ordinal);
            link.ShouldBeGreaterThan(at, $"{line["title"]} follows");
            at = link;
        }

        foreach (var (title, section) in new[] { "Overdue", "Due today", "Next 7 days", "Waiting", "Changed" }.Zip(Sections))
        {
            page.ShouldContain($"{title} <span class=\"count\">{digest[section]!.AsArray().Count}</span>");
        }

        page.ShouldContain("not booked yet");
        page.ShouldNotContain("Example, Ada");
    }

    [Fact]
    public async Task Is_where_the_digest_leads_and_the_first_page()
    {
        await using var service = await WithEverySection();
        await service.Sweep<DigestSweep>();

        var mail = (await service.Mails())[^1];

        mail.Text().ShouldContain("http://127.0.0.1:5080/?navigator=navigator.one%40example.org");
        mail.Html().ShouldContain("href=\"http://127.0.0.1:5080/?navigator=navigator.one%40example.org\"");
        var first = (await service.Get("/")).Expect(HttpStatusCode.OK).Text;
        first.ShouldContain("<option>navigator.one@example.org");
    }

    [Fact]
    public async Task Names_a_patient_only_where_the_site_allows_it()
    {
        await using var service = await WithEverySection(showNames: true);

        (await service.Get(Address)).Text.ShouldContain("Example, Ada");
    }

    [Fact]
    public async Task Says_when_there_is_nothing_to_do_and_when_nobody_is_called_so()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp(change: plan => plan["start"] = "2027-01-04"));

        (await service.Get(Address)).Expect(HttpStatusCode.OK).Text.ShouldContain("Nothing is overdue");
        var nobody = await service.Get("/?navigator=%3Cb%3Enobody");
        nobody.Expect(HttpStatusCode.NotFound).Text.ShouldContain("&#x27;&lt;b&gt;nobody&#x27;");
        (await service.Get("/?navigator=")).Expect(HttpStatusCode.OK).Text.ShouldContain("<option>navigator.one@example.org");
    }

    private static async Task<ServiceFixture> WithEverySection(bool showNames = false)
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:0:ShowPatientNames"] = $"{showNames}";
        var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        await service.Approved(Documents.Tchp("plan-3", plan => plan["start"] = "2026-01-14"));
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 4, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(
            Documents.Batch(Documents.Fact("echo", "echo-performed", new JsonObject { ["event"] = "echo-baseline", ["date"] = "2025-12-29" }, "plan-2")),
                "plan-2")).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.Deferred("later", "tchp-2", "2026-02-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        return service;
    }
}
