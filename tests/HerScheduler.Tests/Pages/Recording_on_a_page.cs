using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>A navigator records what happened: with a mouse or a keyboard, with and without scripts.</summary>
[Trait("Speed", "slow")]
public sealed class Recording_on_a_page(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    [Theory]
    [InlineData(true, "navigator.five@example.org", "demo-harbour-02", "HP cycle 2 of 18", "HP cycle 2 was given on")]
    [InlineData(false, "navigator.three@example.org", "demo-lake-03", "AC cycle 3 of 4", "AC cycle 3 was given on")]
    public async Task A_dose_given_today_takes_one_click_and_can_be_undone(bool script, string navigator, string plan, string cycle, string said)
    {
        await using var visit = await chromium.Visit(samples.Service, script: script);
        await visit.Go($"/?navigator={navigator}");
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = $"Given today: MRN-{plan.ToUpperInvariant()}, {cycle}" });

        await visit.Click(button);

        var note = visit.Page.GetByRole(AriaRole.Status);
        (await note.TextContentAsync())!.ShouldContain(said);
        (await button.CountAsync()).ShouldBe(0);
        visit.Page.Url.ShouldContain("navigator=navigator.");
        (await Facts(plan)).ShouldEndWith("dose-given");

        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }));

        (await button.CountAsync()).ShouldBe(1);
        (await Facts(plan)).ShouldEndWith("dose-given retracted");
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).CountAsync()).ShouldBe(0, "a retraction is not taken back");
    }

    [Fact]
    public async Task A_second_click_on_an_old_page_records_nothing_again()
    {
        await using var one = await chromium.Visit(samples.Service);
        await using var two = await chromium.Visit(samples.Service);
        await one.Go("/");
        await two.Go("/");

        await one.Click(GivenToday(one));
        await two.Click(GivenToday(two));

        (await Facts("demo-north-02")).Split("dose-given").Length.ShouldBe(5, "four cycles, each once");
        (await two.Page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("TCHP cycle 4 was given on");
    }

    [Fact]
    public async Task What_would_move_is_shown_before_a_deferral_is_stored()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/plans/demo-north-08/record?kind=deferred&event=tch-3");
        await visit.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-01-05");
        await visit.Page.GetByLabel("Reason").FillAsync("cold (invented)");

        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));

        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("TCH cycle 4 of 6: Moved from");
        (await visit.Findings()).ShouldBeEmpty();
        (await Facts("demo-north-08")).ShouldNotContain("deferred");

        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }));

        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("TCH cycle 3 was deferred to 5 Jan 2026: cold (invented).");
    }

    [Fact]
    public async Task A_low_LVEF_shows_the_hold_before_and_after_it_is_stored()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/plans/demo-lake-06/record?kind=lvef-result");
        await visit.Page.GetByLabel("LVEF in percent").FillAsync("44");
        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("on hold until a clinician resumes");

        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }));

        (await visit.Page.GetByRole(AriaRole.Status).TextContentAsync())!.ShouldContain("on hold until a clinician resumes");
        (await visit.Page.Locator(".note.bad").TextContentAsync())!.ShouldContain("HER2 therapy is on hold");
        (await visit.Page.Locator("tr.held").CountAsync()).ShouldBeGreaterThan(3);
        (await visit.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_nothing_is_stored()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/plans/demo-harbour-04/record?kind=dose-given&event=ddac-2");
        await visit.Page.GetByLabel("On", new() { Exact = true }).FillAsync("2026-02-01");

        await visit.Click(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));

        (await visit.Page.Locator("input[name=date]").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await visit.Page.Locator("#date-fault").TextContentAsync()).ShouldNotBeNullOrWhiteSpace();
        (await visit.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("at", "ddac-2:2")]);

        using var answer = await samples.Service.Http.PostAsync(new Uri("/plans/demo-harbour-04/at-once", UriKind.Relative), form);

        ((int)answer.StatusCode).ShouldBe(400);
        (await Facts("demo-harbour-04")).Split("dose-given").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_go_through_the_lines_and_record()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await using var visit = await chromium.Visit(service);
        await visit.Go("/?list=duetoday");

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Follow(() => visit.Page.Keyboard.PressAsync("Enter"));
        await visit.Page.Keyboard.PressAsync("u");

        (await visit.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Undo");
        await visit.Page.Keyboard.PressAsync("?");
        (await visit.Page.Locator("dialog[open]").CountAsync()).ShouldBe(1);
        (await visit.Findings()).ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    private static ILocator GivenToday(Visit visit) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = "Given today: MRN-DEMO-NORTH-02, TCHP cycle 4 of 6" });

    private async Task<string> Facts(string plan) =>
        string.Join(' ', (await samples.Service.Get($"/api/v1/plans/{plan}/facts")).Json["facts"]!.AsArray().Select(fact => fact!["kind"]!.GetValue<string>()));
}
