using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>What people do with the pages from beginning to end: by mouse and by keyboard alone, with and without scripts, in light and dark colours, on a wide
/// window and on a phone's. Of any two of these every pair is gone; most of the ways by mouse, which is quicker.</summary>
[Trait("Speed", "slow")]
public sealed class Journeys(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 6, 30, 0, TimeSpan.Zero);

    public static TheoryData<bool, bool, int, ColorScheme> Ways => new()
    {
        { false, true, 1280, ColorScheme.Dark },
        { false, true, 390, ColorScheme.Light },
        { false, false, 1280, ColorScheme.Light },
        { true, true, 1280, ColorScheme.Light },
        { true, false, 390, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_navigators_morning(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");
        await using var visit = await chromium.Visit(service, width, colours, script, by: navigator);
        var hands = new Hands(visit, keyboard);
        await visit.Go("/");
        (await visit.Page.Locator("h2").First.TextContentAsync())!.ShouldStartWith("Overdue");

        await hands.Follow("Booked…: MRN-plan-0001, LVEF echo, baseline");
        await hands.Date(visit.Page.Locator("[name=date]"), new DateOnly(2026, 1, 7));
        await hands.Press("Continue");
        (await Status(visit)).ShouldContain("This would happen");
        await hands.Press("Record");
        (await Status(visit)).ShouldContain("booked for 7 Jan");
        (await visit.Page.GetByText("booked for 7 Jan").CountAsync()).ShouldBeGreaterThan(0);

        await hands.Press("Undo");
        await hands.Press("Given today: MRN-plan-0001, TCHP cycle 1 of 6");
        (await Status(visit)).ShouldContain("TCHP cycle 1 was given on 5 Jan.");
        (await Kinds(service, "plan-0001")).ShouldEndWith("echo-booked retracted dose-given");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_low_LVEF_is_recorded_and_the_hold_is_seen_at_once(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        (await service.Record(Documents.Batch(
            Documents.Fact("baseline", "lvef-result", new JsonObject { ["event"] = "echo-baseline", ["date"] = "2026-01-04", ["percent"] = 62 }),
            Documents.DoseGiven("d1", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);
        service.Time.MoveTo(new DateTimeOffset(2026, 4, 3, 8, 0, 0, TimeSpan.Zero));
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");
        await using var visit = await chromium.Visit(service, width, colours, script, by: navigator);
        var hands = new Hands(visit, keyboard);
        await visit.Go("/plans/plan-0001");

        await hands.Follow("LVEF…: LVEF echo 1");
        await hands.Type(visit.Page.Locator("[name=percent]"), "44");
        await hands.Press("Continue");
        (await Status(visit)).ShouldContain("on hold until a clinician resumes");
        await hands.Press("Record");

        (await visit.Page.Locator(".note.bad").First.TextContentAsync())!.ShouldContain("HER2 therapy is on hold");
        (await visit.Page.Locator(".note.bad").First.TextContentAsync())!.ShouldContain("Only a clinician ends a hold");
        (await visit.Page.Locator("tr.held").CountAsync()).ShouldBeGreaterThan(3);
        await visit.Go("/");
        (await visit.Page.GetByText("On hold after a low LVEF").CountAsync()).ShouldBeGreaterThan(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_clinician_approves_with_an_override_defers_with_a_preview_and_resumes(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        (await service.Draft(Documents.PlainHp("plan-draft"))).Expect(HttpStatusCode.Created);
        await using var visit = await chromium.Visit(service, width, colours, script);
        var hands = new Hands(visit, keyboard);

        await visit.Go("/patients");
        await hands.Follow("MRN-plan-draft");
        await hands.Type(visit.Page.GetByLabel("Reason to override R13"), "refused (invented)");
        await hands.Press("Override R13");
        await hands.Press("Approve");
        (await visit.Page.Locator(".sticky").TextContentAsync())!.ShouldContain("approved, by test");

        await hands.Follow("Defer…: TCHP cycle 1 of 6");
        await hands.Date(visit.Page.Locator("[name=to]"), new DateOnly(2026, 1, 12));
        await hands.Type(visit.Page.GetByLabel("Reason"), "neutrophils below 1.5 (invented)");
        await hands.Press("Continue");
        (await Status(visit)).ShouldContain("TCHP cycle 2 of 6: Moved from Mon 26 Jan 2026 to Mon 2 Feb 2026");
        await hands.Press("Record");
        (await Status(visit)).ShouldContain("was deferred to 12 Jan");

        (await service.Record(Documents.Batch(Documents.Fact("stop", "hold", new JsonObject { ["from"] = "2026-01-05", ["reason"] = "symptoms (invented)" },
            "plan-draft")), "plan-draft")).Expect(HttpStatusCode.OK);
        await visit.Go("/plans/plan-draft/record");
        await hands.Follow("Resume…");
        await hands.Type(visit.Page.GetByLabel("Reason"), "well again (invented)");
        await hands.Press("Continue");
        await hands.Press("Record");
        (await Kinds(service, "plan-draft")).ShouldEndWith("deferred hold resume");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_administrator_filters_drills_down_exports_and_prints(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        using var administrator = await service.Client("boss@example.org", UserRole.Administrator);
        await using var visit = await chromium.Visit(service, width, colours, script, by: administrator);
        var hands = new Hands(visit, keyboard);
        await visit.Go("/");
        await hands.Follow("Overdue echoes");
        (await visit.Page.GetByText("2 echoes overdue").CountAsync()).ShouldBe(1);

        await hands.Choose(visit.Page.Locator("[name=booked]"), "false");
        await hands.Type(visit.Page.Locator("[name=minDays]"), "5");
        await hands.Press("Show");
        (await visit.Page.GetByText("1 echo overdue").CountAsync()).ShouldBe(1);
        await hands.Follow("North Clinic");
        visit.Page.Url.ShouldContain("site=north-clinic");
        visit.Page.Url.ShouldContain("minDays=5");

        var file = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV file" }).GetAttributeAsync("href");
        var csv = (await administrator.Ask(HttpMethod.Get, file!)).Text;
        csv.ShouldContain("Total,1");
        csv.ShouldContain("Filters,site = north-clinic; minDays = 5; booked = false");

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.Locator("nav").First.IsVisibleAsync()).ShouldBeFalse("paper has no navigation");
        (await visit.Page.Locator("tr[data-row]").First.IsVisibleAsync()).ShouldBeTrue();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await hands.Follow("MRN-plan-0001");
        (await visit.Page.Locator("h1").TextContentAsync())!.ShouldContain("MRN-plan-0001");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_new_person_signs_in_for_the_first_time_with_a_second_factor(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        using var person = await Person.WithAccount(service, "dr.new@example.org", UserRole.Clinician);
        await using var visit = await chromium.Visit(service, width, colours, script, signedIn: false);
        var hands = new Hands(visit, keyboard);
        await visit.Go("/");

        await hands.Type(visit.Page.GetByLabel("Name"), person.Name);
        await hands.Type(visit.Page.GetByLabel("Password"), person.Password);
        await hands.Press("Sign in");
        (await visit.Page.Locator("h1").TextContentAsync()).ShouldBe("Set up the second factor");

        person.Key = (await visit.Page.Locator("code").First.TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await hands.Type(visit.Page.GetByLabel("Six digits"), person.Code());
        await hands.Press("Set up");
        (await visit.Page.Locator("main li code").CountAsync()).ShouldBe(10);
        await hands.Follow("I have put them away");
        (await visit.Page.Locator("h1").TextContentAsync()).ShouldBe("Today");
        (await visit.Page.Locator(".account").TextContentAsync())!.ShouldContain("dr.new@example.org");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task After_a_holiday_past_events_are_ticked_and_recorded_together(bool keyboard, bool script, int width, ColorScheme colours)
    {
        await using var service = await AtWork();
        service.Time.MoveTo(new DateTimeOffset(2026, 2, 2, 8, 0, 0, TimeSpan.Zero));
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");
        await using var visit = await chromium.Visit(service, width, colours, script, by: navigator);
        var hands = new Hands(visit, keyboard);
        await visit.Go("/");
        (await visit.Page.Locator("details.group").CountAsync()).ShouldBe(2, "each patient is one line");

        await hands.Follow("Record several at once…");
        await hands.Tick(Row(visit, "plan-0001:tchp-1:2026-01-05"));
        await hands.Tick(Row(visit, "plan-0001:tchp-2:2026-01-26"));
        await hands.Tick(Row(visit, "plan-0002:tchp-1:2026-01-05"));
        await hands.Type(visit.Page.Locator("[name='lvef:plan-0001:echo-baseline:2025-12-29']"), "61");
        await hands.Press("Continue");
        (await Status(visit)).ShouldContain("4 events would be recorded.");
        (await Kinds(service, "plan-0001")).ShouldBe("approved");
        await hands.Press("Record");
        (await Status(visit)).ShouldContain("4 events are recorded.");
        (await Kinds(service, "plan-0001")).ShouldBe("approved lvef-result dose-given dose-given");

        await hands.Press("Undo all of this");
        (await Status(visit)).ShouldContain("4 recordings are taken back.");
        await hands.Follow("Go on with the list");
        (await Row(visit, "plan-0001:tchp-1:2026-01-05").CountAsync()).ShouldBe(1);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Every_pair_of_their_conditions_is_met()
    {
        var ways = Ways.ToList();
        for (var one = 0; one < 4; one++)
        {
            for (var other = one + 1; other < 4; other++)
            {
                ways.Select(way => (way[one], way[other])).Distinct().Count().ShouldBe(4, $"{one} and {other}");
            }
        }
    }

    /// <summary>Monday morning: a first dose is due, two baseline echoes are overdue, one of them is booked.</summary>
    private static async Task<ServiceFixture> AtWork()
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:0:Name"] = "North Clinic";
        var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp());
        await service.Approved(Documents.Tchp("plan-0002"));
        service.Time.MoveTo(Morning);
        (await service.Record(Documents.Batch(Documents.Fact("appointment", "echo-booked",
            new JsonObject { ["event"] = "echo-baseline", ["date"] = "2026-01-06" }, "plan-0002")), "plan-0002"))
            .Expect(HttpStatusCode.OK);
        return service;
    }

    private static ILocator Row(Visit visit, string row) => visit.Page.Locator($"[name='row'][value='{row}']");

    private static async Task<string> Status(Visit visit) => (await visit.Page.Locator("[role=status]:visible").First.TextContentAsync())!;

    private static async Task<string> Kinds(ServiceFixture service, string plan) =>
        string.Join(' ', (await service.Get($"/api/v1/plans/{plan}/facts")).Json["facts"]!.AsArray().Select(fact => fact!["kind"]!.GetValue<string>()));
}
