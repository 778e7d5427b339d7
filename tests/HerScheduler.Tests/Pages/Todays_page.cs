using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

public sealed class Todays_page
{
    [Fact]
    public async Task Says_when_there_is_nothing_to_do()
    {
        await using var service = await ServiceFixture.Run();

        var page = (await service.Get("/")).Expect(HttpStatusCode.OK);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("Nothing is overdue");
        page.Text.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Lists_what_is_late_due_and_near()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-b1", p => p["patient"]!["id"] = "MRN <b>1"));
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

        var page = (await service.Get("/")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("Overdue (1)");
        page.ShouldContain("7 days late");
        page.ShouldContain("Due today (1)");
        page.ShouldContain("TCHP cycle 1 of 6");
        page.ShouldContain("MRN &lt;b&gt;1");
        page.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");
        page.ShouldContain("/plans/plan-b1#tchp-1");
    }
}
