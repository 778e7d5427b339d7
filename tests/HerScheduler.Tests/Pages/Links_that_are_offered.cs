using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>No page offers its reader a way to "You may not see this".</summary>
public sealed partial class Links_that_are_offered
{
    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Pharmacy)]
    [InlineData(UserRole.Clinician)]
    [InlineData(UserRole.Administrator)]
    public async Task Lead_where_the_reader_may_go(UserRole role)
    {
        await using var service = await ServiceFixture.Run();
        using var reader = await service.Client("reader@example.org", role, "north-clinic");

        await ShouldLeadOn(reader, "/");
        await service.Approved(Documents.Tchp());
        foreach (var address in new[] { "/", "/patients", "/plans/plan-0001", "/sites" })
        {
            await ShouldLeadOn(reader, address);
        }
    }

    [Fact]
    public async Task Are_no_more_and_no_fewer_than_the_role_allows()
    {
        await using var service = await ServiceFixture.Run();

        (await Offered(service, UserRole.Pharmacy)).ShouldBe(["/", "/patients", "/sites"]);
        (await Offered(service, UserRole.Clinician)).ShouldBe(["/", "/patients", "/reports/overdue-echo", "/intake", "/deliveries", "/sites"]);
        (await Offered(service, UserRole.Administrator)).ShouldBe(
            ["/", "/patients", "/reports/overdue-echo", "/intake", "/deliveries", "/sites", "/deputies", "/users", "/access-log"]);
        (await FirstRun(service, UserRole.Administrator)).ShouldNotContain("/plans/new");
        (await FirstRun(service, UserRole.Navigator)).ShouldContain("/plans/new");
    }

    [Fact]
    public async Task Are_none_to_who_is_not_signed_in()
    {
        await using var service = await ServiceFixture.Run();
        using var nobody = service.Anonymous();

        (await nobody.Ask(HttpMethod.Get, "/sign-in")).Expect(HttpStatusCode.OK).Text.ShouldNotContain("<nav");
    }

    private static async Task ShouldLeadOn(HttpClient reader, string page)
    {
        var links = Links((await reader.Ask(HttpMethod.Get, page)).Expect(HttpStatusCode.OK).Text);
        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            (await reader.Ask(HttpMethod.Get, link)).Status.ShouldBe(HttpStatusCode.OK, $"{page} leads to {link}");
        }
    }

    private static async Task<IEnumerable<string>> Offered(ServiceFixture service, UserRole role)
    {
        using var reader = await service.Client($"offered-{role}", role, "north-clinic");
        return Links(Navigation().Match((await reader.Ask(HttpMethod.Get, "/sites")).Text).Value);
    }

    private static async Task<string> FirstRun(ServiceFixture service, UserRole role)
    {
        using var reader = await service.Client($"first-{role}", role, "north-clinic");
        return (await reader.Ask(HttpMethod.Get, "/")).Expect(HttpStatusCode.OK).Text;
    }

    private static List<string> Links(string html) =>
        [.. Link().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["to"].Value)).Where(to => !to.StartsWith("/assets/", StringComparison.Ordinal)).Distinct()];

    [GeneratedRegex("href=\"(?<to>/[^\"#]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Link();

    [GeneratedRegex("<nav.*?</nav>", RegexOptions.Singleline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Navigation();
}
