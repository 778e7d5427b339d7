using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

public sealed class Page_of_a_plan
{
    [Fact]
    public async Task Shows_the_schedule_with_the_reason_of_each_date_and_no_name()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-b2", p => p["patient"]!["id"] = "MRN <b>2"));

        var page = (await service.Get("/plans/plan-b2")).Expect(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("id=\"tchp-3\"");
        page.Text.ShouldContain("21 days after TCHP cycle 2 (26 Jan 2026).");
        page.Text.ShouldContain("trastuzumab 8 mg/kg loading");
        page.Text.ShouldContain("provisional");
        page.Text.ShouldContain("MRN &lt;b&gt;2");
        page.Text.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");
    }

    [Fact]
    public async Task Of_an_unknown_plan_says_so()
    {
        await using var service = await ServiceFixture.Run();

        (await service.Get("/plans/nobody")).Expect(HttpStatusCode.NotFound).Text.ShouldContain("nobody");
    }
}
