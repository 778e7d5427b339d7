using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

public sealed class Todays_page
{
    [Fact]
    public async Task Of_an_empty_installation_says_what_to_do_first()
    {
        await using var service = await ServiceFixture.Run();

        var page = (await service.Get("/")).Expect(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("Three things to do first");
    }

    [Fact]
    public async Task Lists_what_is_late_due_and_near()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-b1", p => p["patient"]!["id"] = "MRN <b>1"));
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

        var page = (await service.Get("/")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("Overdue <span class=\"count\">1</span>");
        page.ShouldContain("7 days overdue");
        page.ShouldContain("Due today <span class=\"count\">1</span>");
        page.ShouldContain("TCHP cycle 1 of 6");
        page.ShouldContain("MRN &lt;b&gt;1");
        page.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");
        page.ShouldContain("/plans/plan-b1#tchp-1");
        page.ShouldContain("7 days before TCHP cycle 1 (5 Jan)", customMessage: "titles and dates as people write them");
        page.ShouldNotContain("tchp-1 (2026");
    }

    [Fact]
    public async Task Shows_a_patient_with_many_overdue_events_once_and_a_hundred_a_page()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-many"));
        await service.Approved(Documents.Tchp("plan-more"));
        service.Time.MoveTo(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));

        var page = (await service.Get("/?list=overdue")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("Overdue <span class=\"count\">2</span>");
        page.ShouldContain("and 3 more events overdue");
        page.Split("MRN-plan-many</bdi>").Length.ShouldBe(2);
        page.ShouldContain("<a href=\"/plans/plan-many#tchp-2\"", customMessage: "the group opens to show each of them");
        page.ShouldContain("href=\"/happened?plan=plan-many\"");
        page.ShouldContain("href=\"/happened\"", customMessage: "and all of the list can be recorded together");
    }

    [Fact]
    public async Task Shows_who_decides_everybody_on_hold_and_a_navigator_that_a_clinician_decides()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await service.Approved(Documents.Tchp("plan-other"));
        service.Time.MoveTo(new DateTimeOffset(2026, 2, 26, 9, 0, 0, TimeSpan.Zero));
        JsonObject[] facts =
        [
            Lvef("baseline", 62, "2026-01-02"), Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05"), Documents.DoseGiven("dose-2", "tchp-2", "2026-01-26"),
            Lvef("low", 44, "2026-01-28"), Lvef("well", 60, "2026-02-25"),
        ];
        (await service.Record(Documents.Batch(facts))).Expect(HttpStatusCode.OK);
        using var clinician = await service.Client("dr.one@example.org", UserRole.Clinician, "north-clinic");
        using var navigator = await service.Client("navigator.two@example.org", UserRole.Navigator, "north-clinic");

        var day = (await clinician.Ask(HttpMethod.Get, "/?navigator=all")).Expect(HttpStatusCode.OK).Text;
        var list = (await clinician.Ask(HttpMethod.Get, "/?navigator=all&list=waiting")).Expect(HttpStatusCode.OK).Text;
        var hers = (await navigator.Ask(HttpMethod.Get, "/?navigator=all&list=waiting")).Expect(HttpStatusCode.OK).Text;

        day.ShouldContain("Waiting <span class=\"count\">1</span>");
        list.ShouldContain("/plans/plan-0001/record?kind=resume");
        list.ShouldNotContain("MRN-plan-other");
        hers.ShouldContain("A clinician decides.");
        hers.ShouldNotContain("kind=resume");
    }

    private static JsonObject Lvef(string id, int percent, string date) =>
        Documents.Fact(id, "lvef-result", new JsonObject { ["percent"] = percent, ["date"] = date });

    [Fact]
    public async Task Of_a_navigator_begins_with_her_own_patients_and_shows_those_of_her_sites_when_asked()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-mine"));
        await service.Approved(Documents.Tchp("plan-hers", plan => plan["navigator"] = "navigator.two@example.org"));
        await service.Approved(Documents.Tchp("plan-far", plan =>
        {
            plan["navigator"] = "navigator.two@example.org";
            plan["site"] = "lake-clinic";
        }));
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 18, 0, 0, TimeSpan.Zero));
        using var one = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");

        var mine = (await one.Ask(HttpMethod.Get, "/")).Expect(HttpStatusCode.OK).Text;
        var all = (await one.Ask(HttpMethod.Get, "/?navigator=all")).Expect(HttpStatusCode.OK).Text;

        mine.ShouldContain("MRN-plan-mine");
        mine.ShouldNotContain("MRN-plan-hers");
        all.ShouldContain("MRN-plan-hers");
        all.ShouldNotContain("MRN-plan-far", customMessage: "another site");
        (await one.Ask(HttpMethod.Get, "/plans/plan-far")).Expect(HttpStatusCode.NotFound);
        (await one.Ask(HttpMethod.Get, "/?done=plan-far:x")).Text.ShouldNotContain("MRN-plan-far");
        (await one.Ask(HttpMethod.Get, "/patients?q=plan-")).Text.ShouldNotContain("MRN-plan-far");
        (await one.Ask(HttpMethod.Get, "/reports/overdue-echo")).Text.ShouldNotContain("MRN-plan-far");
    }

    [Fact]
    public async Task Lists_echoes_to_be_booked_within_fourteen_days()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-b1"));
        service.Time.MoveTo(new DateTimeOffset(2025, 12, 14, 9, 0, 0, TimeSpan.Zero));
        (await service.Get("/")).Text.ShouldNotContain("To book");

        service.Time.MoveTo(new DateTimeOffset(2025, 12, 15, 9, 0, 0, TimeSpan.Zero));
        (await service.Get("/")).Text.ShouldContain("To book <span class=\"count\">1</span>");

        (await service.Record(Documents.Batch(Documents.Fact("booked", "echo-booked", new() { ["event"] = "echo-baseline", ["date"] = "2025-12-29" },
            "plan-b1")), "plan-b1")).Expect(HttpStatusCode.OK);
        (await service.Get("/")).Text.ShouldNotContain("To book");
    }
}
