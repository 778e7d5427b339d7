using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>People sign in on pages without a script, with cookies and forms as a browser sends them.</summary>
[Trait("Speed", "slow")]
public sealed class Signing_in
{
    private const string Nurse = "navigator.one@example.org";
    private const string Doctor = "dr.one@example.org";

    [Fact]
    public async Task Leads_to_the_page_that_was_asked_for()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);

        (await nurse.Get("/plans/plan-0001")).Expect(HttpStatusCode.Redirect).Location.ShouldNotBeNull().ShouldEndWith("/sign-in?to=%2Fplans%2Fplan-0001");
        (await nurse.SignIn(to: "/plans/plan-0001")).Expect(HttpStatusCode.Redirect).Location.ShouldBe("/plans/plan-0001");

        var page = (await nurse.Get("/plans/plan-0001")).Expect(HttpStatusCode.OK);
        page.Text.ShouldContain(Nurse, customMessage: "who is signed in stands on every page");
        (await nurse.Get("/api/v1/plans/plan-0001")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("")]
    public async Task Leads_to_no_other_site(string to)
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);

        (await nurse.SignIn(to: to)).Expect(HttpStatusCode.Redirect).Location.ShouldBe("/");
    }

    [Fact]
    public async Task Says_the_same_of_a_wrong_password_and_of_a_name_that_does_not_exist()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        using var nobody = Person.Named(service, "nobody@example.org", "whatever it is");

        var wrong = (await nurse.SignIn("not the password")).Expect(HttpStatusCode.Unauthorized);
        var unknown = (await nobody.SignIn()).Expect(HttpStatusCode.Unauthorized);

        Refusal(wrong).ShouldBe(Refusal(unknown));
        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Is_over_for_a_quarter_of_an_hour_after_five_wrong_passwords_and_for_nobody_else()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        using var other = await Person.WithAccount(service, "navigator.two@example.org", UserRole.Navigator);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await nurse.SignIn("not the password")).Expect(HttpStatusCode.Unauthorized);
        }

        (await nurse.SignIn()).Expect(HttpStatusCode.Unauthorized);
        (await other.SignIn()).Expect(HttpStatusCode.Redirect);

        var reset = await CommandRun.Of("user", "reset", Nurse, "--config", service.SettingsFile());
        (await nurse.SignIn(reset.Output.Trim())).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_a_clinician_takes_a_second_factor_before_anything_else()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        using var doctor = await Person.WithAccount(service, Doctor, UserRole.Clinician);

        (await doctor.SignIn()).Location.ShouldBe("/account/second-factor");
        (await doctor.Get("/plans/plan-0001")).Expect(HttpStatusCode.Forbidden);
        (await doctor.Get("/api/v1/plans")).Expect(HttpStatusCode.Forbidden);
        (await doctor.Get("/account")).Expect(HttpStatusCode.OK);
        (await doctor.Enrol()).Count.ShouldBe(10);

        var plan = (await doctor.Get("/plans/plan-0001")).Expect(HttpStatusCode.OK);
        (await doctor.Send(plan.Text, "/plans/plan-0001/approve")).Expect(HttpStatusCode.Redirect);
        (await service.Get("/api/v1/plans/plan-0001")).Json["approvedBy"]!.GetValue<string>().ShouldBe(Doctor);
    }

    [Fact]
    public async Task Takes_each_code_of_the_phone_and_each_recovery_code_once()
    {
        await using var service = await ServiceFixture.Run();
        using var doctor = await Person.WithAccount(service, Doctor, UserRole.Clinician);
        await doctor.SignIn();
        var recovery = await doctor.Enrol();

        (await doctor.SignIn()).Location.ShouldBe("/sign-in/code?to=%2F");
        (await doctor.SendCode(doctor.EnrolledWith)).Expect(HttpStatusCode.Unauthorized);
        (await doctor.SendCode("000000")).Expect(HttpStatusCode.Unauthorized);
        (await doctor.SendCode(doctor.Code(1))).Expect(HttpStatusCode.Redirect).Location.ShouldBe("/");

        (await doctor.SignIn()).Location.ShouldBe("/sign-in/code?to=%2F");
        (await doctor.Fill("/sign-in/recovery", ("code", recovery[0]), ("to", "/"))).Expect(HttpStatusCode.Redirect);
        (await doctor.SignIn()).Location.ShouldBe("/sign-in/code?to=%2F");
        (await doctor.Fill("/sign-in/recovery", ("code", recovery[0]), ("to", "/"))).Expect(HttpStatusCode.Unauthorized);
        (await service.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT \"Value\" FROM account_secrets").ToListAsync()))
            .ShouldNotContain(value => value.Contains(recovery[1], StringComparison.OrdinalIgnoreCase), "recovery codes are kept as hashes");
    }

    [Fact]
    public async Task Without_the_password_leads_to_no_code()
    {
        await using var service = await ServiceFixture.Run();
        using var nobody = Person.Named(service, Doctor, "");

        (await nobody.Fill("/sign-in/code", ("code", "123456"))).Expect(HttpStatusCode.Unauthorized);
        (await nobody.Fill("/sign-in/recovery", ("code", "ABCDE-12345"))).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Out_ends_every_session_also_that_of_a_copied_cookie()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();
        using var thief = Copy(service, nurse);
        var page = (await thief.Get("/")).Expect(HttpStatusCode.OK);

        (await nurse.Send((await nurse.Get("/")).Text, "/sign-out")).Location.ShouldBe("/sign-in");

        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
        (await thief.Get("/")).Expect(HttpStatusCode.Redirect);
        (await thief.Send(page.Text, "/record", ("at", "plan-0001:tchp-1:0"))).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Lasts_half_an_hour_without_a_request_and_twelve_hours_with_them()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();
        service.Time.Advance(TimeSpan.FromMinutes(31));
        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);

        await nurse.SignIn();
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            (await nurse.Get("/")).Expect(HttpStatusCode.OK);
            service.Time.Advance(TimeSpan.FromMinutes(20));
        }

        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Ends_at_once_when_the_account_is_locked()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();

        (await CommandRun.Of("user", "lock", Nurse, "--config", service.SettingsFile())).Status.ShouldBe(0);

        (await nurse.Get("/")).Expect(HttpStatusCode.Redirect);
        (await nurse.SignIn()).Expect(HttpStatusCode.Unauthorized);
        (await CommandRun.Of("user", "list", "--config",
            service.SettingsFile())).Output.ShouldContain($"{Nurse}  navigator  own patients  no second factor  locked");
    }

    [Fact]
    public async Task Takes_a_password_of_ones_own_that_is_long_and_not_the_name()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();
        foreach (var (refused, why) in new[] { ("short", "12"), ("navigator with a tail", "navigator"), ("aaaaaaaaaaaaaaa", "different") })
        {
            (await nurse.Fill("/account", ("old", nurse.Password), ("new", refused))).Expect(HttpStatusCode.BadRequest).Text.ShouldContain(why);
        }

        (await nurse.Fill("/account", ("old", nurse.Password), ("new", "seven green tandems"))).Expect(HttpStatusCode.OK);

        (await nurse.Get("/")).Expect(HttpStatusCode.OK);
        using var elsewhere = Person.Named(service, Nurse, "seven green tandems");
        (await elsewhere.SignIn()).Expect(HttpStatusCode.Redirect);
        (await service.InDatabase(db => db.Accounts.SingleAsync())).PasswordHash!.ShouldNotContain("tandems");
    }

    [Fact]
    public async Task Is_refused_from_another_sites_form()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);

        (await nurse.Send("no token here", "/sign-in", ("name", Nurse), ("password", nurse.Password))).Expect(HttpStatusCode.BadRequest);
        using var evil = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans") { Content = new StringContent("{}") };
        evil.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        (await service.Http.SendAsync(evil)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var old = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans") { Content = new StringContent("{}") };
        old.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        (await service.Http.SendAsync(old)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stands_in_the_access_log_whatever_came_of_it()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn("not the password");
        await nurse.SignIn();

        await Eventually.Is(() =>
            service.InDatabase(db => db.AccessLog.CountAsync(row => row.Who == Nurse && row.Action == "sign-in").ContinueWith(count => count.Result == 2)),
            "both are written");

        (await service.InDatabase(db => db.AccessLog.Where(row => row.Action == "sign-in").OrderBy(row => row.Id).Select(row => row.Status).ToListAsync()))
            .ShouldBe([401, 200]);
    }

    private static string Refusal(Answer page) =>
        page.Text[page.Text.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.Text.IndexOf("<form", StringComparison.Ordinal)];

    private static Person Copy(ServiceFixture service, Person from)
    {
        var copy = Person.Named(service, from.Name, "unknown");
        copy.Cookies.Add(from.Cookies.GetAllCookies());
        return copy;
    }
}
