using System.Globalization;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Given;

/// <summary>A person at a page: with a mouse, or with the keyboard alone, who then has to come to everything by the tab key.</summary>
public sealed class Hands(Visit visit, bool keyboard)
{
    private const int MostTabs = 250;

    private IPage Page => visit.Page;

    public Task Press(string button) => Activate(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    public Task Follow(string link) => Activate(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>A button or a link; what it leads to is there afterwards.</summary>
    public async Task Activate(ILocator what)
    {
        if (keyboard)
        {
            await Reach(what);
        }

        await visit.Follow(() => keyboard ? Page.Keyboard.PressAsync("Enter") : what.ClickAsync());
        if (await visit.Width() is var wide && wide > Page.ViewportSize!.Width)
        {
            visit.Complaints.Add($"{Page.Url}: {wide} pixels wide");
        }
    }

    public async Task Type(ILocator field, string text)
    {
        if (!keyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await Reach(field);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>A box.</summary>
    public async Task Tick(ILocator box)
    {
        if (!keyboard)
        {
            await box.CheckAsync();
            return;
        }

        await Reach(box);
        await Page.Keyboard.PressAsync("Space");
        (await box.IsCheckedAsync()).ShouldBeTrue();
    }

    /// <summary>Debian's Chromium asks for month, day and year, whatever the page's language.</summary>
    public async Task Date(ILocator field, DateOnly day)
    {
        if (!keyboard)
        {
            await field.FillAsync($"{day:yyyy-MM-dd}");
            return;
        }

        await Reach(field);
        await Page.Keyboard.TypeAsync(day.ToString("MMddyyyy", CultureInfo.InvariantCulture));
        (await field.InputValueAsync()).ShouldBe($"{day:yyyy-MM-dd}");
    }

    public async Task Choose(ILocator list, string value)
    {
        if (!keyboard)
        {
            await list.SelectOptionAsync(value);
            return;
        }

        await Reach(list);
        await Page.Keyboard.PressAsync("Home");
        for (var step = 0; await list.InputValueAsync() != value; step++)
        {
            step.ShouldBeLessThan(100, $"no choice '{value}'");
            await Page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private async Task Reach(ILocator what)
    {
        await what.WaitForAsync();
        for (var tabs = 0; !await what.EvaluateAsync<bool>("element => element === document.activeElement"); tabs++)
        {
            tabs.ShouldBeLessThan(MostTabs, $"{what} is not reached with the tab key");
            await Page.Keyboard.PressAsync("Tab");
        }
    }
}
