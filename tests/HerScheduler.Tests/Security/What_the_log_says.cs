using System.Net;
using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Security;

/// <summary>
/// A log is read by many and kept by others: nothing that opens a door, and no patient, stands in it, even when it is as talkative as it can be.
/// </summary>
public sealed class What_the_log_says
{
    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Holds_no_password_token_code_cookie_or_patient()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>
        {
            ["HerScheduler:Database:File"] = folder.File("herscheduler.db"),
            ["HerScheduler:Email:Folder"] = folder.File("mail"),
            ["Serilog:MinimumLevel:Default"] = "Debug",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Information",
        };
        await using var process = await ServiceProcess.Serve(folder.Path, settings);
        using var doctor = await Account(folder, "dr.one@example.org", process.Http.BaseAddress!);

        (await doctor.SignIn("wrong and secret 123")).Expect(HttpStatusCode.Unauthorized);
        await doctor.SignIn();
        var recovery = await doctor.Enrol();
        var plan = new StringContent(Documents.Tchp("plan-0001", each => each["start"] = "2030-01-07").ToJsonString(), Encoding.UTF8, "application/json");
        (await process.Http.Ask(HttpMethod.Post, "/api/v1/plans", plan)).Expect(HttpStatusCode.Created);
        (await doctor.Get("/plans/plan-0001")).Expect(HttpStatusCode.OK);
        using var stranger = new HttpClient { BaseAddress = process.Http.BaseAddress };
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer hs_0123456789abcdef_unknown-secret");
        (await stranger.Ask(HttpMethod.Get, "/api/v1/plans")).Expect(HttpStatusCode.Unauthorized);
        await doctor.Fill("/sign-in", ("name", "nobody\r\nforged line"), ("password", "x\nforged line"));
        await stranger.Ask(HttpMethod.Get, "/api/v1/plans/x%0d%0aforged%20line?q=%0aforged%20line");
        (await process.Http.Ask(HttpMethod.Get, "/api/v1/plans/x%0d%0aforged%20line")).Expect(HttpStatusCode.NotFound);
        await process.Terminate(TimeSpan.FromMinutes(1));

        var log = await process.Output + await process.Errors;
        log.ShouldContain("/api/v1/plans", customMessage: "it was talkative");
        log.Split('\n').ShouldNotContain(line => line.StartsWith("forged", StringComparison.Ordinal), "a line is the service's own");
        string[] secrets =
        [
            doctor.Password, "wrong and secret 123", doctor.Key, recovery[0], "unknown-secret",
            process.Http.DefaultRequestHeaders.Authorization!.Parameter!.Split('_', 3)[2],
            .. doctor.Cookies.GetAllCookies().Select(cookie => cookie.Value), "Example, Ada", "MRN-plan-0001",
        ];
        secrets.ShouldAllBe(secret => secret.Length > 5);
        secrets.Where(secret => log.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static async Task<Person> Account(TemporaryFolder folder, string name, Uri service)
    {
        var config = folder.File("settings.json");
        await File.WriteAllTextAsync(config, $$"""{ "HerScheduler": { "Database": { "File": "{{folder.File("herscheduler.db")}}" } }, "Serilog": { "MinimumLevel": { "Default": "Fatal" } } }""");
        var added = await CommandRun.Of("user", "add", name, "--role", WireNames<UserRole>.Of(UserRole.Clinician), "--config", config);
        added.Status.ShouldBe(0, added.Error);
        return Person.Named(service, name, added.Output.Trim());
    }
}
