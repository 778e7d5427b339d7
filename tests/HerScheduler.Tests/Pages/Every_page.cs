using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>What holds for every page, looked at in a browser with the sample patients.</summary>
[Trait("Speed", "slow")]
public sealed class Every_page(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    private static readonly string[] Pages =
    [
        "/",
        "/?navigator=navigator.five@example.org",
        "/?list=nextdays",
        "/patients",
        "/patients?q=nobody",
        "/plans/demo-harbour-03",
        "/plans/demo-harbour-03?tab=facts",
        "/plans/demo-harbour-03?tab=sent",
        "/plans/demo-harbour-03?tab=documents",
        "/plans/demo-lake-08",
        "/plans/demo-lake-09",
        "/plans/demo-harbour-03/record",
        "/plans/demo-harbour-03/record?kind=lvef-result&event=echo-repeat-1",
        "/plans/demo-harbour-03/record?kind=resume",
        "/plans/demo-harbour-03/amend",
        "/plans/new",
        "/happened",
        "/happened?plan=demo-lake-04&all=true",
        "/reports/overdue-echo",
        "/reports/overdue-echo?asOf=2025-12-01&site=lake-clinic",
        "/intake",
        "/deliveries",
        "/sites",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    [Trait("Database", "any")]
    public async Task Can_be_used_by_everybody_and_fits_the_window(ColorScheme colours, int width)
    {
        await using var visit = await chromium.Visit(samples.Service, width, colours);
        var (findings, wide) = (new List<string>(), new List<string>());
        foreach (var (index, address) in Pages.Index())
        {
            await visit.Go(address);
            findings.AddRange(await (colours == ColorScheme.Light ? visit.Findings() : visit.FindingsOfColours()));
            await visit.Picture($"{index:00}-{width}-{colours}");
            if (await visit.Width() is var real && real > width)
            {
                wide.Add($"{address}: {real}");
            }
        }

        findings.ShouldBeEmpty();
        wide.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Would_be_found_if_it_left_somebody_out()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/");
        await visit.Page.EvaluateAsync(
            """
            const pale = document.createElement('p');
            pale.textContent = 'hardly to be read';
            pale.style.color = '#eee';
            pale.style.background = '#fff';
            document.querySelector('main').append(pale, document.createElement('button'));
            """);

        var all = await visit.Findings();
        all.ShouldContain(finding => finding.Contains(" button-name: ", StringComparison.Ordinal));
        all.ShouldContain(finding => finding.Contains(" color-contrast: ", StringComparison.Ordinal));
        (await visit.FindingsOfColours()).ShouldHaveSingleItem().ShouldContain("hardly to be read");
    }

    /// <summary>A phone, a window of 1280 at 200 % zoom, the narrowest window in which tables are tables, tablets held upright, and the narrowest with the
    /// buttons of a row in one line.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(640)]
    [InlineData(705)]
    [InlineData(833)]
    [InlineData(961)]
    [Trait("Database", "any")]
    public async Task Fits_a_phone_a_tablet_and_a_window_zoomed_to_twice_its_size(int width)
    {
        await using var visit = await chromium.Visit(samples.Service, width);
        var wide = new List<string>();
        foreach (var (index, address) in Pages.Index())
        {
            await visit.Go(address);
            await visit.Picture($"{index:00}-{width}");
            if (await visit.Width() is var real && real > width)
            {
                wide.Add($"{address}: {real}");
            }
        }

        wide.ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_that_something_was_recorded_since_it_was_opened()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/plans/demo-north-01");
        (await visit.Page.GetByText("Changes recorded since you opened this page").IsVisibleAsync()).ShouldBeFalse();
        var day = samples.Service.Time.GetUtcNow();
        (await samples.Service.Record(
            Documents.Batch(Documents.Fact("meanwhile", "hold",
                new System.Text.Json.Nodes.JsonObject { ["from"] = $"{day:yyyy-MM-dd}", ["reason"] = "cold (invented)" }, "demo-north-01")),
            "demo-north-01")).Expect(System.Net.HttpStatusCode.OK);

        await visit.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await visit.Page.Locator("[data-news]:visible").WaitForAsync();
        (await visit.Page.Locator("[data-news]").TextContentAsync())!.ShouldContain("Changes recorded since you opened this page: 1.");
        (await visit.Findings()).ShouldBeEmpty();
        await visit.Click(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Reload" }));
        (await visit.Page.Locator("[data-news]:visible").CountAsync()).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Is_small()
    {
        foreach (var address in Pages)
        {
            await using var visit = await chromium.Visit(samples.Service);
            await visit.Go(address);
            (await visit.Bytes()).ShouldBeInRange(1, 60_000, address);
        }
    }

    [Fact]
    public async Task Of_many_overdue_patients_is_a_hundred_lines_and_small()
    {
        await using var service = await ServiceFixture.Run();
        for (var number = 1; number <= 120; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number:000}"));
        }

        service.Time.MoveTo(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
        await using var visit = await chromium.Visit(service);

        await visit.Go("/");
        (await visit.Bytes()).ShouldBeLessThan(100_000);
        await visit.Click(visit.Page.Locator("main p a[href='/?list=overdue']"));
        (await visit.Page.Locator("tr[data-row]").CountAsync()).ShouldBe(100);
        (await visit.Bytes()).ShouldBeLessThan(100_000);
        await visit.Click(visit.Page.GetByText("Next", new() { Exact = true }));
        (await visit.Page.Locator("tr[data-row]").CountAsync()).ShouldBe(20);
    }

    [Fact]
    public async Task Is_small_after_a_go_live_of_2999_patients_of_whom_nothing_is_recorded()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Import(service.Write("plans.jsonl", ImportRuns.Lines(2_999)), "--approved-by", "dr.one@example.org")).Status.ShouldBe(0);
        service.Time.MoveTo(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await using var visit = await chromium.Visit(service);

        foreach (var address in new[] { "/", "/?navigator=navigator.one@example.org", "/?list=overdue", "/happened" })
        {
            await visit.Go(address);
            (await visit.Bytes()).ShouldBeInRange(1, 100_000, address);
        }
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Speaks_the_language_of_the_browser()
    {
        await using var visit = await chromium.Visit(samples.Service, language: "de-DE");

        await visit.Go("/");

        (await visit.Page.Locator("h1").TextContentAsync()).ShouldBe("Heute");
        (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de-DE");
        (await visit.Findings()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Of_a_wrong_address_says_where_to_go_on()
    {
        await using var visit = await chromium.Visit(samples.Service);

        foreach (var address in new[] { "/nothing", "/plans/nobody", "/?navigator=nobody" })
        {
            await visit.Go(address);

            (await visit.Page.Locator("h1").TextContentAsync()).ShouldBe("Nothing is here");
            (await visit.Page.Locator("main a[href='/patients']").CountAsync()).ShouldBe(1);
            (await visit.Findings()).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    [Trait("Database", "any")]
    public async Task Of_a_question_that_cannot_be_answered_says_at_the_field_what_was_expected(int width)
    {
        await using var visit = await chromium.Visit(samples.Service, width);

        await visit.Go("/reports/overdue-echo?site=nowhere&asOf=tomorrow");

        await visit.Picture($"refused-{width}");
        (await visit.Page.Locator("#site-fault").TextContentAsync())!.ShouldContain("one of harbour-clinic, lake-clinic, north-clinic");
        (await visit.Page.Locator("#asOf-fault").TextContentAsync())!.ShouldContain("a date such as");
        (await visit.Findings()).ShouldBeEmpty();
        (await visit.Width()).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Lets_nothing_in_from_elsewhere_and_has_nothing_inline()
    {
        foreach (var address in Pages)
        {
            using var answer = await samples.Service.Http.GetAsync(new Uri(address, UriKind.Relative));

            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self';");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain(" style=");
            html.ShouldNotContain("<style");
            html.ShouldNotContain(" onclick");
        }
    }
}
