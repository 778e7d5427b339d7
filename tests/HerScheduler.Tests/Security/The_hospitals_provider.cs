using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>People sign in at the hospital's own OpenID Connect provider: a real one, on this machine.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class The_hospitals_provider
{
    private const string Nurse = "navigator.one@example.org";

    [Fact]
    public async Task Signs_people_in_to_the_page_they_asked_for()
    {
        await using var service = await Scene.Start();
        await service.Hospital.Approved(Documents.Tchp());
        using var nurse = service.Person();

        var page = await Arrive(nurse, "/plans/plan-0001");

        page.Expect(HttpStatusCode.OK).Text.ShouldContain(Nurse);
        page.Text.ShouldNotContain("/account\"", customMessage: "the password is the provider's");
        (await nurse.Get("/api/v1/plans/plan-0001")).Expect(HttpStatusCode.OK);
        (await nurse.Get("/api/v1/access-log")).Expect(HttpStatusCode.Forbidden);
        await Eventually.Is(() =>
            service.Hospital.InDatabase(db => db.AccessLog.AnyAsync(row => row.Who == Nurse && row.Way == "openid-connect" && row.Action == "sign-in")),
            "the sign-in is in the access log");
        await Eventually.Is(() =>
            service.Hospital.InDatabase(db => db.AccessLog.AnyAsync(row => row.PlanId == "plan-0001" && row.Way == "openid-connect")), "and what was seen");
    }

    [Fact]
    public async Task Leaves_no_way_in_with_a_password()
    {
        await using var service = await Scene.Start();
        using var nurse = service.Person();

        var added = await CommandRun.Of(["user", "add", Nurse, "--role", "navigator", "--config", service.Hospital.SettingsFile(service.Provider.ForPeople())]);

        added.Status.ShouldBe(1);
        added.Faults.ShouldHaveSingleItem().ShouldContain("There are no passwords here: people sign in at http://127.0.0.1");
        (await nurse.Send("", "/sign-in", ("name", Nurse), ("password", "whatever"))).Expect(HttpStatusCode.Unauthorized);
        await Arrive(nurse, "/");
        (await nurse.Get("/account")).Expect(HttpStatusCode.NotFound);
        (await nurse.Get("/sign-in/code")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Gives_nothing_to_whom_it_gives_no_role_of_ours()
    {
        await using var service = await Scene.Start();
        service.Provider.Who["roles"] = ["her-visitors", "HER-CLINICIANS"];
        using var visitor = service.Person();

        (await Arrive(visitor, "/")).Expect(HttpStatusCode.Forbidden).Text.ShouldContain("You are not signed in");
        (await visitor.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Gives_the_sites_it_names_and_no_others()
    {
        await using var service = await Scene.Start(("SiteClaim", "groups"), ("SiteOf:0:Value", "Oncology North"), ("SiteOf:0:Site", "north-clinic"));
        await service.Hospital.Approved(Documents.Tchp());
        (service.Provider.Who["roles"], service.Provider.Who["groups"]) = (["her-clinicians"], ["Oncology North", "Parking"]);
        using var doctor = service.Person();
        (await Arrive(doctor, "/plans/plan-0001")).Expect(HttpStatusCode.OK);

        (service.Provider.Who["sub"], service.Provider.Who["email"], service.Provider.Who["groups"]) = (["subject-2"], ["dr.two@example.org"], ["lake-clinic"]);
        using var elsewhere = service.Person();
        (await Arrive(elsewhere, "/plans/plan-0001")).Expect(HttpStatusCode.NotFound);
        service.Provider.Who["groups"] = ["Parking"];
        using var nowhere = service.Person();
        (await Arrive(nowhere, "/")).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("foreign")]
    [InlineData("changed")]
    [InlineData("unsigned")]
    [InlineData("replayed")]
    [InlineData("signed with the public key")]
    public async Task Is_believed_only_with_a_token_of_its_own_for_this_sign_in(string what)
    {
        await using var service = await Scene.Start();
        await using var foreign = await Provider.StartForeign(service.Hospital.Time);
        using var first = service.Person();
        (await Arrive(first, "/")).Expect(HttpStatusCode.OK);
        var (earlier, keys) = (service.Provider.IdToken, await service.Provider.Keys());
        service.Provider.OnTheWay = token => what switch
        {
            "expired" => Later(service, token),
            "foreign" => foreign.IdToken,
            "changed" => ForgedJwt.Changed(token, claims => claims["email"] = "dr.one@example.org"),
            "unsigned" => ForgedJwt.Unsigned(token),
            "replayed" => earlier,
            _ => ForgedJwt.SignedWithThePublicKey(token, keys),
        };
        if (what == "foreign")
        {
            await using var other = await ServiceFixture.Run(foreign.ForPeople());
            other.Time.MoveTo(service.Hospital.Time.GetUtcNow());
            using var guest = Person.Named(other, Nurse, "");
            (await Arrive(guest, "/")).Expect(HttpStatusCode.OK);
        }

        using var second = service.Person();
        (await Arrive(second, "/")).Expect(HttpStatusCode.Forbidden);
        (await second.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Sends_somebody_back_once_and_to_the_same_browser()
    {
        await using var service = await Scene.Start();
        using var nurse = service.Person();
        using var thief = service.Person();
        var callback = await UntilCallback(nurse, "/");

        (await Arrive(thief, callback)).Expect(HttpStatusCode.Forbidden);
        (await Arrive(nurse, callback)).Expect(HttpStatusCode.OK);
        (await thief.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
        (await Arrive(nurse, callback)).Status.ShouldBe(HttpStatusCode.Forbidden, "it worked once");
        (await nurse.Get($"/sign-in/callback?error=access_denied&error_description={Uri.EscapeDataString("x\r\n2026-01-01 forged line")}")).Location.ShouldBe("/sign-in/refused");
    }

    [Fact]
    public async Task Is_left_when_one_signs_out_and_a_copied_cookie_is_worth_nothing()
    {
        await using var service = await Scene.Start();
        using var nurse = service.Person();
        using var thief = service.Person();
        var page = await Arrive(nurse, "/");
        foreach (Cookie cookie in nurse.Cookies.GetAllCookies())
        {
            thief.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", "127.0.0.1"));
        }

        (await thief.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);

        var left = (await nurse.Send(page.Text, "/sign-out")).Expect(HttpStatusCode.OK);

        var provider = WebUtility.HtmlDecode(Regex.Match(left.Text, "href=\"(?<address>http://127[^\"]+end-session[^\"]+)\"", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Groups["address"].Value);
        provider.ShouldContain("id_token_hint=");
        (await Arrive(nurse, provider)).Expect(HttpStatusCode.OK).Text.ShouldContain("You are signed out");
        (await nurse.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
        (await thief.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Changes_a_role_and_the_session_with_the_old_one_ends()
    {
        await using var service = await Scene.Start();
        service.Provider.Who["roles"] = ["her-clinicians"];
        using var before = service.Person();
        await Arrive(before, "/");
        service.Provider.Who["roles"] = ["her-navigators"];
        using var after = service.Person();
        (await Arrive(after, "/")).Expect(HttpStatusCode.OK);

        (await before.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
        (await after.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
        (await CommandRun.Of(["user", "lock", Nurse, "--config", service.Hospital.SettingsFile(service.Provider.ForPeople())])).Status.ShouldBe(0);
        (await after.Get("/api/v1/plans")).Expect(HttpStatusCode.Redirect);
        using var again = service.Person();
        (await Arrive(again, "/")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Does_not_give_one_persons_account_to_another_of_the_same_name()
    {
        await using var service = await Scene.Start();
        using var nurse = service.Person();
        await Arrive(nurse, "/");
        service.Provider.Who["sub"] = ["somebody-else"];
        using var other = service.Person();

        (await Arrive(other, "/")).Expect(HttpStatusCode.Forbidden);
        (await nurse.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Must_have_a_protected_address_and_a_role_that_means_something()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("settings.json");
        await File.WriteAllTextAsync(file, """{ "HerScheduler": { "Security": { "OpenIdConnect": { "Authority": "http://id.example.org/", "ClientId": "x" }, "Jwt": { "Authority": "https://id.example.org/", "RoleOf": [{ "Value": "a", "Role": "Pharmacy" }] } } } }""");

        var run = await CommandRun.Of("migrate", "--config", file);

        run.Faults.ShouldBe(
        [
            "herscheduler migrate: HerScheduler:Security:Jwt:Audience must be what a token must be for, and is not stated.",
            "herscheduler migrate: HerScheduler:Security:OpenIdConnect:Authority: 'http://id.example.org/' must be an https address: who signs in is told over it.",
            "herscheduler migrate: HerScheduler:Security:OpenIdConnect:RoleOf: no value of the claim 'roles' means a role, so nobody could do anything.",
        ]);
    }

    /// <summary>The service's clock goes on while the token is on its way.</summary>
    private static string Later(Scene service, string token)
    {
        service.Hospital.Time.Advance(TimeSpan.FromMinutes(90));
        return token;
    }

    /// <summary>Follows where it is sent, as a browser does.</summary>
    private static async Task<Answer> Arrive(Person person, string address)
    {
        var answer = await person.Get(address);
        for (var hop = 0; answer.Status == HttpStatusCode.Redirect && hop < 10; hop++)
        {
            answer = await person.Get(answer.Location!);
        }

        return answer;
    }

    private static async Task<string> UntilCallback(Person person, string address)
    {
        var answer = await person.Get(address);
        while (!answer.Location!.Contains("/sign-in/callback?", StringComparison.Ordinal))
        {
            answer = await person.Get(answer.Location);
        }

        return answer.Location;
    }

    /// <summary>The service and its provider, by one clock, which shows the time of today: cookies end by the machine's.</summary>
    private sealed record Scene(ServiceFixture Hospital, Provider Provider) : IAsyncDisposable
    {
        public static async Task<Scene> Start(params (string Key, string Value)[] settings)
        {
            var time = new ManualTime(TimeProvider.System.GetUtcNow());
            var provider = await Provider.Start(time);
            var service = await ServiceFixture.Run(provider.ForPeople(settings));
            service.Time.MoveTo(time.GetUtcNow());
            return new Scene(service, provider);
        }

        public Person Person() => Given.Person.Named(Hospital, Nurse, "");

        public async ValueTask DisposeAsync()
        {
            await Hospital.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
