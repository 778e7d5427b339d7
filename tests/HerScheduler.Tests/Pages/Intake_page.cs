using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Pages;

/// <summary>What waits for a person and stands in nobody's list of the day, each with its next step.</summary>
public sealed class Intake_page
{
    [Fact]
    public async Task Says_that_nothing_waits()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        (await service.Get("/intake")).Expect(HttpStatusCode.OK).Text.ShouldContain("Nothing waits.");
    }

    [Fact]
    public async Task Lists_the_drafts_within_reach_until_they_are_approved()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp("plan-here"))).Expect(HttpStatusCode.Created);
        (await service.Draft(Documents.Tchp("plan-there", plan => (plan["site"], plan["navigator"]) = ("lake-clinic", "navigator.two@example.org")))).Expect(HttpStatusCode.Created);
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");

        var hers = (await navigator.Ask(HttpMethod.Get, "/intake")).Expect(HttpStatusCode.OK).Text;
        hers.ShouldContain("href=\"/plans/plan-here#review\"");
        hers.ShouldNotContain("plan-there");
        hers.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");

        (await service.Approve("plan-here")).Expect(HttpStatusCode.OK);
        (await navigator.Ask(HttpMethod.Get, "/intake")).Text.ShouldContain("Nothing waits.");
    }

    [Fact]
    public async Task Leads_to_the_e_mails_that_could_not_be_sent()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await service.Sweep<HerScheduler.Digests.DigestSweep>();
        await service.InDatabase(db => db.Mails.ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.GivenUp, "no such address").SetProperty(mail => mail.DueAt, (DateTimeOffset?)null).SetProperty(mail => mail.SentAt, (DateTimeOffset?)null)));

        var page = (await service.Get("/intake")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("1 e-mail could not be sent.");
        page.ShouldContain("href=\"/deliveries?result=failed\"");
    }
}
