using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>The pages look as somebody has seen and approved them, and are there at once.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class The_look_of_pages(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    /// <summary>Other fonts move lines a little; a part that is gone, out of its column or without its colours is more.</summary>
    private const double Tolerance = 0.02;

    /// <summary>In milliseconds, from asking for a page to the first of it on the screen; 400 where nothing else runs beside the full-size run.</summary>
    private static readonly double FirstPaint = Soak.Or(full: 400, usual: 4000);

    private const int Rounds = 5;

    [Theory]
    [InlineData("today", "/?navigator=navigator.five@example.org")]
    [InlineData("patient", "/plans/demo-harbour-03")]
    [InlineData("overdue-echoes", "/reports/overdue-echo")]
    [InlineData("happened", "/happened")]
    [InlineData("new-plan", "/plans/new")]
    public async Task Is_the_one_that_was_approved(string name, string address)
    {
        foreach (var (width, colours) in new[] { (1280, ColorScheme.Light), (320, ColorScheme.Dark) })
        {
            await using var visit = await chromium.Visit(samples.Service, width, colours);
            await visit.Go(address);

            (await visit.Difference($"{name}-{width}"))
                .ShouldBeLessThan(Tolerance, $"{address} at {width} pixels: look at it, and approve it with HERSCHEDULER_APPROVE=1");
        }
    }

    /// <summary>By the browser's own clock; the best of a few, as it is the page that is measured and not what else the machine does.</summary>
    [Theory]
    [InlineData("/?navigator=navigator.five@example.org")]
    [InlineData("/patients")]
    [InlineData("/plans/demo-harbour-03")]
    [InlineData("/reports/overdue-echo")]
    public async Task Is_on_the_screen_at_once(string address)
    {
        var paints = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var visit = await chromium.Visit(samples.Service);
            await visit.Go(address);
            paints.Add(await visit.FirstPaint());
        }

        paints.Min().ShouldBeInRange(1, FirstPaint, string.Join(", ", paints));
    }
}
