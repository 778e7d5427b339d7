using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>What the keys / j k do: where the light is, there the next key goes.</summary>
[Trait("Speed", "slow")]
public sealed class Keys_of_the_pages(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    [Theory]
    [InlineData("/plans/demo-lake-03")]
    [InlineData("/plans/demo-harbour-03")]
    [InlineData("/?navigator=all")]
    public async Task Down_and_up_the_rows_focus_what_is_marked_and_never_a_button(string page)
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go(page);
        var rows = Math.Min(12, await visit.Page.Locator("[data-row]").CountAsync());
        rows.ShouldBeGreaterThan(3);

        for (var row = 0; row < rows; row++)
        {
            await visit.Page.Keyboard.PressAsync("j");
            (await Focused(visit)).ShouldBe("marked, no button", $"row {row + 1}");
        }

        await visit.Page.Keyboard.PressAsync("k");
        (await Focused(visit)).ShouldBe("marked, no button");
    }

    [Fact]
    public async Task A_slash_leads_from_any_page_into_the_search()
    {
        await using var visit = await chromium.Visit(samples.Service);
        await visit.Go("/reports/overdue-echo");

        await visit.Follow(() => visit.Page.Keyboard.PressAsync("/"));
        await visit.Arrives("/patients");
        await visit.Page.Locator("input[type=search]:focus").WaitForAsync();
        await visit.Page.Keyboard.TypeAsync("lake-0");

        (await visit.Page.Locator("input[type=search]").InputValueAsync()).ShouldBe("lake-0");
    }

    private static Task<string> Focused(Visit visit) => visit.Page.EvaluateAsync<string>(
        """
        () => {
          const here = document.activeElement;
          const row = here.closest('[data-row]');
          return (row?.classList.contains('at') ? 'marked' : 'not marked') + (here.tagName === 'BUTTON' ? ', a button' : ', no button');
        }
        """);
}
