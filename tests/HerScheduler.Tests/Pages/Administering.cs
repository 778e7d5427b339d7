using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Pages;

/// <summary>Administrators give and take accounts and tokens on a page, within their reach, and see who did what.</summary>
[Trait("Speed", "slow")]
public sealed partial class Administering
{
    private const string Chief = "chief@example.org";
    private const string Nurse = "nurse.new@example.org";

    [Fact]
    public async Task Adds_a_person_who_can_sign_in_at_once()
    {
        await using var service = await ServiceFixture.Run();
        using var chief = await Administrator(service);

        var page = (await chief.Fill("/users", ("name", Nurse), ("role", "navigator"), ("site", "north-clinic"), ("site", "lake-clinic")))
            .Expect(HttpStatusCode.OK);

        using var nurse = Person.Named(service, Nurse, Secret(page));
        (await nurse.SignIn()).Expect(HttpStatusCode.Redirect);
        (await nurse.Get("/")).Expect(HttpStatusCode.OK);
        (await service.InDatabase(db => db.Accounts.SingleAsync(account => account.UserName == Nurse))).Sites.ShouldBe("north-clinic,lake-clinic");
        (await chief.Get("/users")).Text.ShouldNotContain(nurse.Password, customMessage: "it is shown once");
        await Logged(service, $"account added: {Nurse}");
    }

    [Fact]
    public async Task Changes_resets_and_locks_and_every_session_of_the_person_ends()
    {
        await using var service = await ServiceFixture.Run();
        using var chief = await Administrator(service);
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();

        (await Do(chief, "change", ("name", Nurse), ("role", "pharmacy"), ("site", "lake-clinic"))).Expect(HttpStatusCode.OK);
        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
        (await service.InDatabase(db => db.Accounts.SingleAsync(account => account.UserName == Nurse))).Role.ShouldBe(UserRole.Pharmacy);

        nurse.Password = Secret(await Do(chief, "reset", ("name", Nurse)));
        (await nurse.SignIn()).Expect(HttpStatusCode.Redirect);
        (await Do(chief, "lock", ("name", Nurse))).Expect(HttpStatusCode.OK).Text.ShouldContain("locked");
        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
        (await nurse.SignIn()).Expect(HttpStatusCode.Unauthorized);
        await Logged(service, $"account locked: {Nurse}");
    }

    [Fact]
    public async Task Gives_and_revokes_tokens()
    {
        await using var service = await ServiceFixture.Run();
        using var chief = await Administrator(service);

        var page = await Do(chief, "tokens", ("name", "engine-north"), ("role", "pharmacy"), ("site", "north-clinic"), ("expires", "2030-01-01"));
        using var engine = service.Anonymous();
        engine.DefaultRequestHeaders.Add("Authorization", $"Bearer {Secret(page)}");

        (await engine.Ask(HttpMethod.Get, "/api/v1/plans")).Expect(HttpStatusCode.OK);
        (await Do(chief, "tokens/revoke", ("name", "engine-north"))).Expect(HttpStatusCode.OK);
        (await engine.Ask(HttpMethod.Get, "/api/v1/plans")).Expect(HttpStatusCode.Unauthorized);
        (await Do(chief, "tokens/revoke", ("name", "engine-north"))).Expect(HttpStatusCode.UnprocessableEntity);
        await Logged(service, "token revoked: engine-north");
    }

    [Fact]
    public async Task Of_one_site_reaches_the_accounts_of_that_site_and_no_others()
    {
        await using var service = await ServiceFixture.Run();
        using var chief = await Administrator(service, "north-clinic");
        using var own = await Person.WithAccount(service, "own@example.org", UserRole.Navigator, "north-clinic");
        using var wider = await Person.WithAccount(service, "wider@example.org", UserRole.Clinician, "north-clinic", "lake-clinic");
        using var everywhere = await Person.WithAccount(service, "everywhere@example.org", UserRole.Administrator);

        var page = (await chief.Get("/users")).Expect(HttpStatusCode.OK);

        page.Text.ShouldContain("own@example.org");
        page.Text.ShouldNotContain("wider@example.org");
        page.Text.ShouldNotContain("everywhere@example.org");
        page.Text.ShouldNotContain("Lake Clinic");
        foreach (var (what, field) in new[] { ("lock", "wider@example.org"), ("reset", "everywhere@example.org"), ("lock", Chief),
            ("lock", "nobody@example.org") })
        {
            (await Do(chief, what, ("name", field))).Expect(HttpStatusCode.UnprocessableEntity);
        }

        (await Do(chief, "change", ("name", "own@example.org"), ("role", "administrator"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await Do(chief, "change", ("name", Chief), ("role", "administrator"), ("site", "north-clinic"), ("site", "lake-clinic")))
            .Expect(HttpStatusCode.UnprocessableEntity);
        (await chief.Fill("/users", ("name", Nurse), ("role", "clinician"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await chief.Fill("/users", ("name", Nurse), ("role", "clinician"), ("site", "lake-clinic"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await Do(chief, "tokens", ("name", "engine"), ("role", "pharmacy"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await service.InDatabase(db => db.Accounts.CountAsync())).ShouldBe(4);
        (await service.InDatabase(db => db.Accounts.CountAsync(account => account.LockoutEnd != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Is_for_nobody_else_and_for_no_form_from_elsewhere()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();
        (await nurse.Get("/users")).Expect(HttpStatusCode.Forbidden);
        (await nurse.Get("/access-log")).Expect(HttpStatusCode.Forbidden);
        (await nurse.Get("/")).Text.ShouldNotContain("href=\"/users\"");

        using var chief = await Administrator(service);
        (await chief.Send("", "/users/lock", ("name", Nurse))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Shows_who_saw_a_plan_and_who_tried_to()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        using var stranger = await service.Client("stranger", UserRole.Pharmacy, "lake-clinic");
        (await stranger.Ask(HttpMethod.Get, "/api/v1/plans/plan-0001")).Expect(HttpStatusCode.NotFound);
        await Eventually.Is(() =>
            service.InDatabase(db => db.AccessLog.AnyAsync(row => row.Who == "stranger" && row.PlanId == "plan-0001")), "it is written down");
        using var chief = await Administrator(service);

        var page = (await chief.Get("/access-log?plan=plan-0001&user=stranger&from=2025-12-20&to=2025-12-20")).Expect(HttpStatusCode.OK);

        page.Text.ShouldContain("GET /api/v1/plans/{id}");
        page.Text.ShouldContain("404");
        (await chief.Get("/access-log?plan=plan-0001&user=stranger&to=2025-12-19")).Expect(HttpStatusCode.OK).Text.ShouldContain("Nothing of that kind");
        (await chief.Get("/access-log?user=%3Cscript%3Ealert(1)%3C/script%3E&from=never&before=-5"))
            .Expect(HttpStatusCode.OK).Text.ShouldNotContain("<script>alert");
    }

    private static async Task<Person> Administrator(ServiceFixture service, params string[] sites)
    {
        var chief = await Person.WithAccount(service, Chief, UserRole.Administrator, sites);
        await chief.SignIn();
        await chief.Enrol();
        return chief;
    }

    private static async Task<Answer> Do(Person chief, string what, params (string Name, string Value)[] fields) =>
        await chief.Send((await chief.Get("/users")).Text, $"/users/{what}", fields);

    private static string Secret(Answer page) => SecretOnPage().Match(page.Expect(HttpStatusCode.OK).Text).Groups["secret"].Value;

    private static Task Logged(ServiceFixture service, string action) =>
        Eventually.Is(() => service.InDatabase(db => db.AccessLog.AnyAsync(row => row.Who == Chief && row.Action == action && row.Status == 200)), action);

    [GeneratedRegex("<p><code>(?<secret>[^<]+)</code></p>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SecretOnPage();
}
