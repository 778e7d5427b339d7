using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>Before a closed day is written into the settings, a page says what it would move.</summary>
public sealed class A_calendar_tried_out
{
    [Fact]
    public async Task Says_how_many_dates_of_how_many_patients_would_move_and_moves_none()
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30")));
        await service.Approved(Documents.Tchp("plan-a"));
        await service.Approved(Documents.Tchp("plan-b"));
        using var administrator = await service.Client("boss@example.org", UserRole.Administrator);

        // Surgery of both is planned for Monday 18 May.
        var page = (await administrator.Ask(HttpMethod.Get, "/sites/north-clinic/calendar?closed=2026-05-18")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("of 2 patients would move");
        page.ShouldContain("Surgery");
        page.ShouldContain("Moved from Mon 18 May 2026 to Tue 19 May 2026");
        (await service.Get("/api/v1/plans/plan-a/schedule")).Json["events"]!.AsArray()
            .Single(each => each!["key"]!.GetValue<string>() == "surgery")!["date"]!.GetValue<string>().ShouldBe("2026-05-18");
        (await administrator.Ask(HttpMethod.Get, "/sites/north-clinic/calendar?closed="))
            .Expect(HttpStatusCode.OK).Text.ShouldContain("0 dates of 0 patients would move");
    }

    [Fact]
    public async Task Names_what_is_no_date_and_is_for_administrators()
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30")));
        using var administrator = await service.Client("boss@example.org", UserRole.Administrator);

        (await administrator.Ask(HttpMethod.Get, "/sites/north-clinic/calendar?closed=2026-05-18,christmas"))
            .Expect(HttpStatusCode.BadRequest).Text.ShouldContain("christmas");
        (await administrator.Ask(HttpMethod.Get, "/sites/nowhere/calendar")).Expect(HttpStatusCode.NotFound);
        (await service.Get("/sites/north-clinic/calendar")).Expect(HttpStatusCode.Forbidden);
    }
}
