using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Given;

/// <summary>One window of a browser, and what the browser complained about in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>axe is run in the page itself: its library for Playwright opens a second page for each judgement and fetches all that is right too.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript() + "; null";

    /// <summary>The rules of axe that judge colours, and so the only ones on which a page in its other theme can fail anew.</summary>
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    private readonly IBrowserContext _context;

    public Visit(IBrowserContext context, IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, refused contents, broken addresses.</summary>
    public List<string> Complaints { get; } = [];

    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
    }

    /// <summary>A link or a button that leads to another page, which is there whole afterwards: a count of its rows is one of all.</summary>
    public Task Click(ILocator what) => Follow(() => what.ClickAsync());

    /// <summary>Does what leads to another page, and waits for that page; what stands on the one before is never taken for it.</summary>
    public async Task Follow(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        await Page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await act();
        await Page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Waits until the window is at that path. It is looked at again and again: an arrival that came before anybody waited counts.</summary>
    public async Task Arrives(string path)
    {
        var address = new Regex($"^https?://[^/]+{Regex.Escape(path)}(?:[?#].*)?$", RegexOptions.None, TimeSpan.FromMinutes(1));
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = 30_000 });
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>What axe finds: the rule, and the elements that break it.</summary>
    public Task<IReadOnlyList<string>> Findings() => Judged(rules: null);

    /// <summary>What axe finds wrong with the colours.</summary>
    public Task<IReadOnlyList<string>> FindingsOfColours() => Judged(OfColours);

    /// <summary>How wide the page is: wider than the window means scrolling sideways.</summary>
    public Task<int> Width() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    /// <summary>What was fetched for the page, as it came over the wire.</summary>
    public Task<int> Bytes() => Page.EvaluateAsync<int>(
        "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, entry) => sum + entry.transferSize, 0)");

    /// <summary>When the first of the page was on the screen, in milliseconds since it was asked for, as the browser has measured it.</summary>
    public async Task<double> FirstPaint()
    {
        const string painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
        await Page.WaitForFunctionAsync($"() => {painted} > 0");
        return await Page.EvaluateAsync<double>(painted);
    }

    /// <summary>A picture for people to look at, when HERSCHEDULER_TEST_PICTURES names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <param name="rules">Only these; null: all.</param>
    private async Task<IReadOnlyList<string>> Judged(string[]? rules)
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { resultTypes: ['violations'], selectors: false, ...(rules && { runOnly: rules }) })).violations
              .map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.html).join(' | '))
            """,
            rules);
        return [.. found.Select(finding => $"{Page.Url} {finding}")];
    }
}
