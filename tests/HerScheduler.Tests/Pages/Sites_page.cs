using System.Net;
using System.Net.Http.Headers;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

public sealed class Sites_page
{
    [Fact]
    public async Task Says_how_LVEF_is_watched_in_words()
    {
        var settings = new Dictionary<string, string?>(
            Clinics.Of(("a-clinic", "Europe/Amsterdam", "06:30"), ("b-clinic", "Europe/Amsterdam", "06:30"), ("c-clinic", "Europe/Amsterdam", "06:30")))
        {
            ["HerScheduler:Sites:1:PlanSettings:EchoInterval"] = "12-weeks",
            ["HerScheduler:Sites:2:PlanSettings:EchoIntervalThen"] = "6-months",
            ["HerScheduler:Sites:2:PlanSettings:LvefPolicy"] = "esc-2022",
        };
        await using var service = await ServiceFixture.Run(settings);
        using var german = new HttpRequestMessage(HttpMethod.Get, "/sites");
        german.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("de"));

        var page = (await service.Get("/sites")).Expect(HttpStatusCode.OK).Text;
        using var answer = await service.Http.SendAsync(german);

        page.ShouldContain("every 3 months; normal from 50 %");
        page.ShouldContain("A low LVEF is judged by: <span>US labels</span>");
        page.ShouldContain("every 12 weeks; normal from 50 %");
        page.ShouldContain("every 3 months, later every 6 months; normal from 50 %");
        page.ShouldNotContain("us-label");
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("alle 3 Monate, später alle 6 Monate; normal ab 50 %");
    }
}
