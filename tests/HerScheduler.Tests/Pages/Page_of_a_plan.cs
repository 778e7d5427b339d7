using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

public sealed class Page_of_a_plan
{
    [Fact]
    public async Task Shows_the_schedule_with_the_reason_of_each_date_and_no_name()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-b2", p => p["patient"]!["id"] = "MRN <b>2"));

        var page = (await service.Get("/plans/plan-b2")).Expect(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("id=\"tchp-3\"");
        page.Text.ShouldContain("21 days after TCHP cycle 2 (26 Jan 2026).");
        page.Text.ShouldContain("trastuzumab 8 mg/kg loading");
        page.Text.ShouldContain("provisional");
        page.Text.ShouldContain("MRN &lt;b&gt;2");
        page.Text.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");
    }

    [Fact]
    public async Task Has_a_space_between_number_and_name_and_says_what_was_sent_about_which_event()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30")))
        {
            ["HerScheduler:Sites:0:ShowPatientNames"] = "true",
        });
        await service.Approved(Documents.Tchp());

        (await service.Get("/plans/plan-0001")).Text.ShouldContain("<bdi>MRN-plan-0001</bdi> <span class=\"count\"><bdi>Example, Ada</bdi></span>");
        (await service.Get("/plans/plan-0001?tab=sent")).Text.ShouldMatch("Cycle: planned\\s*<span> · <a href=\"/plans/plan-0001#tchp-1\"[^>]*>TCHP cycle 1 of 6</a></span>");
    }

    [Fact]
    public async Task Says_of_a_retraction_what_it_took_back_and_not_by_which_id()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var lvef = new JsonObject { ["event"] = "echo-baseline", ["date"] = "2025-12-29", ["percent"] = 62 };
        (await service.Record(Documents.Batch(Documents.Fact("page-01", "lvef-result", lvef), Documents.DoseGiven("page-02", "tchp-1", "2026-01-05"))))
            .Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Back("page-03", "page-01"), Back("page-04", "page-02")))).Expect(HttpStatusCode.OK);

        var facts = (await service.Get("/plans/plan-0001?tab=facts")).Expect(HttpStatusCode.OK).Text;
        var undone = (await service.Get("/plans/plan-0001?done=plan-0001:page-04")).Expect(HttpStatusCode.OK).Text;

        facts.ShouldContain("Taken back: LVEF echo, baseline: LVEF was 62 % on 29 Dec 2025. Another patient");
        facts.ShouldContain("Taken back: TCHP cycle 1 was given on 5 Jan. Another patient");
        undone.ShouldContain("Taken back: TCHP cycle 1 was given on 5 Jan. Another patient");
        (facts + undone).ShouldNotContain("act page-0");

        static JsonObject Back(string id, string fact) => Documents.Fact(id, "retracted", new JsonObject { ["fact"] = fact, ["reason"] = "another patient's (invented)" });
    }

    [Fact]
    public async Task Of_an_unknown_plan_says_so()
    {
        await using var service = await ServiceFixture.Run();

        (await service.Get("/plans/nobody")).Expect(HttpStatusCode.NotFound).Text.ShouldContain("nobody");
    }

    [Fact]
    public async Task Leads_to_the_patients_other_open_plan_and_back_where_the_reader_may_see_both()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-left", plan => plan["patient"]!["id"] = "MRN-both"));
        await service.Approved(Documents.Tchp("plan-right", plan =>
        {
            plan["patient"]!["id"] = "MRN-both";
            (plan["site"], plan["navigator"]) = ("lake-clinic", "navigator.two@example.org");
            plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R19", ["reason"] = "both breasts (invented)", ["by"] = "dr.one@example.org" });
        }));
        using var north = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");

        (await service.Get("/plans/plan-left")).Text.ShouldContain("has another open plan: <a href=\"/plans/plan-right\">");
        (await service.Get("/plans/plan-right")).Text.ShouldContain("has another open plan: <a href=\"/plans/plan-left\">");
        (await north.Ask(HttpMethod.Get, "/plans/plan-left")).Text.ShouldNotContain("plan-right");
        (await service.Record(Documents.Batch(Documents.Fact("left", "patient-transferred", new JsonObject { ["date"] = "2025-12-20", ["reason"] = "moved (invented)" }, "plan-right")), "plan-right"))
            .Expect(HttpStatusCode.OK);
        (await service.Get("/plans/plan-left")).Text.ShouldNotContain("plan-right");
    }
}
