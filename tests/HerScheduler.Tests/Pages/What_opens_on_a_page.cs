using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>What is closed when a page comes, opened: each row's menu, the list of keys. And the tabs. All of it is in the window, and nothing lies over
/// it.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class What_opens_on_a_page(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    /// <summary>Of the elements inside one: which a person cannot see from side to side. Both ends of each are looked at.</summary>
    private const string Unseen =
        """
        const unseen = (all, of) => {
          const width = document.documentElement.clientWidth;
          const faults = document.documentElement.scrollWidth > width ? [`${of}: the page is ${document.documentElement.scrollWidth} wide`] : [];
          for (const one of all) {
            one.scrollIntoView({ block: 'center', inline: 'nearest' });
            const box = one.getBoundingClientRect();
            const isSeen = x => x >= 0 && x <= width && one.contains(document.elementFromPoint(x, (box.top + box.bottom) / 2));
            if (!isSeen(box.left + 2) || !isSeen(box.right - 2)) faults.push(`${of}: ${one.textContent} from ${box.left} to ${box.right}`);
          }
          return faults;
        };
        """;

    private const string EveryMenu =
        $$"""
        () => {
          {{Unseen}}
          return [...document.querySelectorAll('details.menu')].flatMap(menu => {
            menu.open = true;
            const faults = unseen(menu.querySelectorAll('div>*'), menu.querySelector('summary').getAttribute('aria-label'));
            menu.open = false;
            return faults;
          });
        }
        """;

    private const string EveryTab = $$"""() => { {{Unseen}} return unseen(document.querySelectorAll('.tabs a'), 'tabs'); }""";

    private const string TheKeys = $$"""() => { {{Unseen}} return unseen(document.querySelectorAll('#keys>*'), 'keys'); }""";

    private static readonly string[] Pages = ["/?navigator=navigator.five@example.org", "/", "/plans/demo-harbour-03", "/plans/demo-lake-08"];

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(705, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Is_seen_whole_and_makes_the_page_no_wider(int width, ColorScheme colours)
    {
        await using var visit = await chromium.Visit(samples.Service, width, colours);
        var (faults, menus) = (new List<string>(), 0);
        foreach (var address in Pages)
        {
            await visit.Go(address);
            menus += await visit.Page.Locator("details.menu").CountAsync();
            await Note(EveryMenu, address);
            await Note(EveryTab, address);

            await visit.Page.Locator("details.menu>summary").First.ClickAsync();
            faults.AddRange(await visit.Findings());
            await visit.Picture($"menu-{width}-{Array.IndexOf(Pages, address)}");
            await visit.Page.Keyboard.PressAsync("Escape");
            await visit.Page.Keyboard.PressAsync("?");
            await Note(TheKeys, address);
            faults.AddRange(await visit.Findings());
            (await visit.Page.Locator("#keys").IsVisibleAsync()).ShouldBeTrue();
        }

        faults.ShouldBeEmpty();
        menus.ShouldBeGreaterThan(Pages.Length);
        visit.Complaints.ShouldBeEmpty();

        async Task Note(string look, string address) =>
            faults.AddRange((await visit.Page.EvaluateAsync<string[]>(look)).Select(fault => $"{address} at {width}: {fault}"));
    }
}
