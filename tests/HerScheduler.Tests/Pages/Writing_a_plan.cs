using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>A plan is drafted, reviewed, overridden with reasons and approved, with and without scripts.</summary>
[Trait("Speed", "slow")]
public sealed class Writing_a_plan(Chromium chromium, ServiceFixture service) : IClassFixture<Chromium>, IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clinician_drafts_overrides_and_approves(bool script)
    {
        await using var visit = await chromium.Visit(service, script: script);
        await Fill(visit, $"MRN-WRITE-{script}");
        await visit.Page.GetByLabel("With residual disease").SelectOptionAsync("hp");

        await Press(visit, "Show dates and review");

        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("Cannot be approved: 1 error.");
        (await visit.Page.Locator("tr", new() { HasText = "TCHP cycle 2 of 6" }).TextContentAsync())!.ShouldContain("Mon 26 Jan 2026");
        (await visit.Page.GetByText("21 days after TCHP cycle 2 (26 Jan 2026).").CountAsync()).ShouldBe(1);
        (await Findings(visit, script)).ShouldBeEmpty();

        await visit.Page.GetByLabel("Reason to override R13").FillAsync("trastuzumab emtansine refused (invented)");
        await Press(visit, "Override R13");
        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("Can be approved.");
        await Press(visit, "Store as draft");

        (await visit.Page.Locator("#review-title").TextContentAsync()).ShouldBe("Can be approved.");
        (await visit.Page.Locator("#R13").TextContentAsync())!.ShouldContain("Overridden by test: trastuzumab emtansine refused (invented)");
        (await Findings(visit, script)).ShouldBeEmpty();
        await Press(visit, "Approve");

        (await visit.Page.Locator(".sticky").TextContentAsync())!.ShouldContain("approved, by test");
        (await visit.Page.Locator("#review").CountAsync()).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_navigator_drafts_and_a_clinician_decides_on_the_page_of_the_plan()
    {
        using var navigator = await service.Client("navigator.nine@example.org", UserRole.Navigator, "north-clinic");
        await using var hers = await chromium.Visit(service, by: navigator);
        await Fill(hers, "MRN-WRITE-9");
        await hers.Page.GetByLabel("With residual disease").SelectOptionAsync("hp");
        await Press(hers, "Show dates and review");
        (await hers.Page.GetByLabel("Reason to override R13").CountAsync()).ShouldBe(0);
        await Press(hers, "Store as draft");
        (await hers.Page.GetByText("A clinician approves.").CountAsync()).ShouldBe(1);
        var plan = new Uri(hers.Page.Url).AbsolutePath;

        await using var visit = await chromium.Visit(service);
        await visit.Go(plan);
        await visit.Page.GetByLabel("Reason to override R13").FillAsync(" ");
        await Press(visit, "Override R13");
        (await visit.Page.Locator("#reason-fault").TextContentAsync())!.ShouldContain("expected a reason");
        (await visit.Findings()).ShouldBeEmpty();
        await visit.Page.GetByLabel("Reason to override R13").FillAsync("refused (invented)");
        await Press(visit, "Override R13");
        await Press(visit, "Take the override of R13 back");
        (await visit.Page.Locator("#review-title").TextContentAsync()).ShouldBe("Cannot be approved: 1 error.");
        await visit.Page.GetByLabel("Reason to override R13").FillAsync("refused (invented)");
        await Press(visit, "Override R13");
        await Press(visit, "Approve");

        (await visit.Page.Locator(".sticky").TextContentAsync())!.ShouldContain("approved, by test");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_is_lost()
    {
        await using var visit = await chromium.Visit(service);
        await Fill(visit, "MRN-WRITE-4");
        await visit.Page.GetByLabel("Tumor size in cm").FillAsync("three");
        await visit.Page.GetByLabel("Navigator's e-mail address").FillAsync("nobody");

        await Press(visit, "Show dates and review");

        foreach (var (name, said) in new[] { ("disease.tumorSizeCm", "number"), ("navigator", "e-mail address") })
        {
            (await visit.Page.Locator($"[name='{name}']").GetAttributeAsync("aria-invalid")).ShouldBe("true");
            (await visit.Page.Locator($"[id='{name}-fault']").TextContentAsync())!.ShouldContain(said);
        }

        (await visit.Page.GetByLabel("Tumor size in cm").InputValueAsync()).ShouldBe("three");
        (await visit.Page.GetByLabel("Patient id").InputValueAsync()).ShouldBe("MRN-WRITE-4");
        (await visit.Findings()).ShouldBeEmpty();
        await visit.Page.GetByLabel("Tumor size in cm").FillAsync("3,1");
        await visit.Page.GetByLabel("Navigator's e-mail address").FillAsync("navigator.one@example.org");
        await Press(visit, "Show dates and review");
        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("Can be approved.");
    }

    [Fact]
    public async Task Sent_twice_is_stored_once_with_the_same_answer()
    {
        using var clinician = await Person.WithAccount(service, "dr.writes@example.org", UserRole.Clinician);
        await clinician.SignIn();
        await clinician.Enrol();
        var page = (await clinician.Get("/plans/new")).Expect(HttpStatusCode.OK);
        (string, string)[] fields =
        [
            ("id", "twice-1"), ("patient.id", "MRN-TWICE"), ("site", "north-clinic"), ("navigator", "navigator.one@example.org"), ("disease.her2", "positive"),
            ("disease.stage", "IIB"),
            ("disease.nodes", "positive"), ("disease.hormoneReceptor", "negative"), ("protocol", "tchp"), ("start", "2026-01-05"), ("step", "store"),
        ];

        (await clinician.Send(page.Text, "/plans/new", fields)).Location.ShouldBe("/plans/twice-1");
        (await clinician.Send(page.Text, "/plans/new", fields)).Location.ShouldBe("/plans/twice-1");

        fields[9] = ("start", "2026-02-02");
        (await clinician.Send(page.Text, "/plans/new", fields)).Expect(HttpStatusCode.Conflict).Text.ShouldContain("value=\"2026-02-02\"");
        var draft = await clinician.Get("/plans/twice-1");
        (await clinician.Send(draft.Text, "/plans/twice-1/approve")).Location.ShouldBe("/plans/twice-1");
        (await clinician.Send(draft.Text, "/plans/twice-1/approve")).Location.ShouldBe("/plans/twice-1");
    }

    [Fact]
    public async Task A_draft_that_was_changed_meanwhile_is_not_approved_unread()
    {
        (await service.Draft(Documents.Tchp("changed-1"))).Expect(HttpStatusCode.Created);
        await using var visit = await chromium.Visit(service);
        await visit.Go("/plans/changed-1");
        (await service.Put("/api/v1/plans/changed-1", Documents.Tchp("changed-1", plan => plan["start"] = "2026-02-02").ToJsonString()))
            .Expect(HttpStatusCode.OK);

        await Press(visit, "Approve");

        (await visit.Page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("was changed since it was shown");
        await Press(visit, "Approve");
        (await visit.Page.Locator(".sticky").TextContentAsync())!.ShouldContain("approved, by test");
    }

    [Fact]
    public async Task A_draft_is_changed_and_keeps_what_the_form_does_not_ask_for()
    {
        (await service.Draft(Documents.Tchp("kept-1", plan => plan["history"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "her2Cycles": 2, "firstHer2Dose": "2025-11-03", "lastHer2Doses": { "trastuzumab": "2025-11-24" } }""")))).Expect(HttpStatusCode.Created);
        await using var visit = await chromium.Visit(service);
        await visit.Go("/plans/kept-1");
        await visit.Click(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Change the draft…" }));
        await visit.Page.GetByLabel("First dose on").FillAsync("2026-01-12");

        await Press(visit, "Store as draft");

        var document = (await service.Get("/api/v1/plans/kept-1")).Json["document"]!;
        document["start"]!.GetValue<string>().ShouldBe("2026-01-12");
        document["history"]!["lastHer2Doses"]!["trastuzumab"]!.GetValue<string>().ShouldBe("2025-11-24");
        document["radiotherapy"]!["fractions"]!.GetValue<int>().ShouldBe(15);
    }

    private static async Task Fill(Visit visit, string patient)
    {
        await visit.Go("/plans/new");
        var page = visit.Page;
        await page.GetByLabel("Patient id").FillAsync(patient);
        await page.Locator("[name='site']").SelectOptionAsync("north-clinic");
        await page.GetByLabel("Navigator's e-mail address").FillAsync("navigator.nine@example.org");
        await page.Locator("[name='disease.her2']").SelectOptionAsync("positive");
        await page.Locator("[name='disease.hormoneReceptor']").SelectOptionAsync("negative");
        await page.Locator("[name='disease.nodes']").SelectOptionAsync("positive");
        await page.Locator("[name='disease.stage']").SelectOptionAsync("IIB");
        await page.Locator("[name='protocol']").SelectOptionAsync("tchp");
        await page.GetByLabel("First dose on").FillAsync("2026-01-05");
        await page.GetByLabel("Radiotherapy, fractions").FillAsync("15");
    }

    /// <summary>The checker is a script itself.</summary>
    private static async Task<IReadOnlyList<string>> Findings(Visit visit, bool script) => script ? await visit.Findings() : [];

    private static Task Press(Visit visit, string button) => visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
}
