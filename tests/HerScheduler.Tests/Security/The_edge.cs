using System.Net;
using HerScheduler.Hosting;
using HerScheduler.Security.Edges;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Security;

/// <summary>Between the network and the routes.</summary>
public sealed class The_edge
{
    [Fact]
    public async Task Tells_a_browser_to_load_nothing_from_elsewhere()
    {
        await using var service = await ServiceFixture.Run();
        using var nobody = service.Anonymous();
        foreach (var path in new[] { "/sign-in", "/api/v1/plans", "/nowhere", "/health/live", "/assets/app.css" })
        {
            using var answer = await nobody.GetAsync(new Uri(path, UriKind.Relative));

            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'self'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/api/v1/plans")]
    [InlineData("/api/v1/plans/plan-0001/schedule")]
    [InlineData("/api/v1/plans/plan-0001/schedule.ics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/plans/plan-0001")]
    [InlineData("/api/v1/plans/plan-0001/facts")]
    [InlineData("/plans/plan-0001")]
    [InlineData("/patients")]
    [InlineData("/reports/overdue-echo")]
    [InlineData("/")]
    public async Task Answers_HEAD_as_GET_without_the_body(string path)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        using var get = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var head = await service.Http.SendAsync(request);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        (await head.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_to_no_other_name()
    {
        await using var service = await ServiceFixture.Run();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/plans");
        request.Headers.Host = "evil.example";
        using var probe = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        probe.Headers.Host = "10.1.2.3";

        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await service.Http.SendAsync(probe)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Believes_nobody_but_a_named_proxy_where_a_request_comes_from()
    {
        await using var open = await ServiceFixture.Run();
        await using var behind = await ServiceFixture.Run(new Dictionary<string, string?> { ["HerScheduler:Security:Proxies:0"] = "127.0.0.0/8" });

        (await From(open)).ShouldBe("127.0.0.1");
        (await From(behind)).ShouldBe("203.0.113.9");
    }

    [Fact]
    public async Task Answers_429_to_who_asks_too_often_and_goes_on_for_the_others()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?> { ["HerScheduler:Security:RequestsPerMinute"] = "5" });
        using var other = await service.Client("other", UserRole.Clinician);
        for (var request = 0; request < 5; request++)
        {
            (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
        }

        (await service.Get("/api/v1/plans")).ExpectProblem(HttpStatusCode.TooManyRequests);
        (await other.Ask(HttpMethod.Get, "/api/v1/plans")).Expect(HttpStatusCode.OK);
        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stops_a_flood_of_passwords_before_they_are_hashed()
    {
        await using var service = await ServiceFixture.Run();
        using var flood = Person.Named(service, "dr.one@example.org", "guess");
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 70; attempt++)
        {
            statuses.Add((await flood.Send("", "/sign-in", ("name", "x"), ("password", "y"))).Status);
        }

        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
        (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "Proxies")]
    [InlineData("http://+:5080", "CertificateFile")]
    [InlineData("https://127.0.0.1:5443", "CertificateFile")]
    public async Task Refuses_to_listen_to_the_network_without_TLS_and_says_what_to_do(string url, string says)
    {
        var refused = await CommandRun.Of("serve", "--urls", url);

        refused.Status.ShouldBe(2);
        refused.Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public void Lets_it_listen_behind_a_named_proxy() =>
        SecurityCheck.Listening(new SchedulerSettings { Urls = "http://+:5080", Security = { Proxies = { "10.0.0.7" } } }).ShouldBeEmpty();

    [Fact]
    public void Names_every_setting_that_cannot_be_meant()
    {
        var settings = new Dictionary<string, string?>
        {
            ["HerScheduler:Security:IdleMinutes"] = "1",
            ["HerScheduler:Security:SessionHours"] = "100",
            ["HerScheduler:Security:RequestsPerMinute"] = "-1",
            ["HerScheduler:Security:Proxies:0"] = "everybody",
            ["HerScheduler:Security:CertificateFile"] = "/nowhere.pem",
            ["HerScheduler:Retention:AccessLog"] = "30",
        };

        Should.Throw<OperatorErrorException>(() =>
            SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, Overrides = settings })).Faults.Count.ShouldBe(6);
    }

    /// <summary>Where the access log says that a request came from which claims another address.</summary>
    private static async Task<string?> From(ServiceFixture service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/plans");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.Is(() =>
            service.InDatabase(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(db.AccessLog)), "it is written");
        return await service.InDatabase(db =>
            Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.AccessLog.Select(row => row.From)));
    }
}
