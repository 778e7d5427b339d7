using HerScheduler.Tests.Given;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>The pictures in the README are of these pages; with HERSCHEDULER_APPROVE=1 they are taken anew.</summary>
[Trait("Speed", "slow")]
public sealed class Pictures_of_the_manual(Chromium chromium, Samples samples) : IClassFixture<Chromium>, IClassFixture<Samples>
{
    [Theory]
    [InlineData("today", "/?navigator=navigator.five@example.org")]
    [InlineData("patient", "/plans/demo-harbour-03")]
    [InlineData("overdue-echoes", "/reports/overdue-echo")]
    [InlineData("approval", "/plans/demo-harbour-07")]
    public async Task Show_the_pages_as_they_are(string name, string address)
    {
        await using var visit = await chromium.Visit(samples.Service, width: 1100);
        await visit.Go(address);
        var file = Repository.File($"docs/images/{name}.png");
        if (Environment.GetEnvironmentVariable("HERSCHEDULER_APPROVE") == "1")
        {
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        }

        File.Exists(file).ShouldBeTrue();
        (await File.ReadAllTextAsync(Repository.File("README.md"))).ShouldContain($"docs/images/{name}.png");
        visit.Complaints.ShouldBeEmpty();
    }
}
