using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>The one stylesheet, the one script and the icon.</summary>
public sealed partial class Files_of_the_pages
{
    [Theory]
    [InlineData("app.css", 12 * 1024)]
    [InlineData("app.js", 4 * 1024)]
    [InlineData("favicon.svg", 1024)]
    public void Stay_small(string name, int most) => new FileInfo(Repository.File($"src/HerScheduler/wwwroot/{name}")).Length.ShouldBeLessThanOrEqualTo(most);

    [Fact]
    public async Task Are_there_before_anybody_signs_in_and_are_kept_for_good()
    {
        await using var service = await ServiceFixture.Run();
        var page = (await service.Get("/")).Expect(HttpStatusCode.OK).Text;
        using var anonymous = service.Anonymous();

        var addresses = Address().Matches(page).Select(match => match.Value).ToList();

        addresses.Count.ShouldBe(3);
        foreach (var address in addresses)
        {
            using var answer = await anonymous.GetAsync(new Uri(address, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        }

        (await anonymous.GetAsync(new Uri("/assets/nothing.css", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("/assets/[a-z.]+\\?v=[0-9A-F]{8}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Address();
}
