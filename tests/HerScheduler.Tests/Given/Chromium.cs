using HerScheduler.Tests.Servers;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Debian's Chromium without its window, menus and profiles, which takes about half the time of the whole browser; started once for a class of tests.
/// </summary>
[Needs(Need.Machine)]
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A new window of a reader who has nothing stored yet: the usual clinician, unless it is said who, or that nobody is signed in.</summary>
    public async Task<Visit> Visit(
        ServiceFixture service, int width = 1280, ColorScheme colours = ColorScheme.Light, bool script = true, string language = "en-GB", HttpClient? by = null,
        bool signedIn = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = service.Http.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            JavaScriptEnabled = script,
            Locale = language,
            ExtraHTTPHeaders = signedIn ? [new("Authorization", (by ?? service.Http).DefaultRequestHeaders.Authorization!.ToString())] : [],
        });
        return new Visit(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
