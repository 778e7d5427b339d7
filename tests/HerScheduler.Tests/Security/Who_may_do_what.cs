using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Contracts.Examples;
using HerScheduler.Core.Json;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace HerScheduler.Tests.Security;

/// <summary>
/// Every route × every role × a plan within reach and one out of it, on real HTTP: allowed or refused as the table of <see cref="Policy"/> says. The routes are
/// those that are mapped, so that a new one is tried without anybody thinking of it.
/// </summary>
[Trait("Database", "any")]
public sealed class Who_may_do_what : IAsyncLifetime
{
    private const string Own = "plan-own";
    private const string Second = "plan-second";
    private const string Foreign = "plan-foreign";

    private ServiceFixture? _service;

    private ServiceFixture Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await ServiceFixture.Run();
        await Service.Approved(Documents.Tchp(Own));
        await Service.Approved(Documents.Tchp(Second, plan => (plan["site"], plan["navigator"]) = ("harbour-clinic", "navigator.three@example.org")));
        await Service.Approved(Documents.Tchp(Foreign, plan =>
        {
            plan["site"] = "lake-clinic";
            plan["navigator"] = "navigator.two@example.org";
        }));
        Service.Time.MoveTo(new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Pharmacy)]
    [InlineData(UserRole.Clinician)]
    [InlineData(UserRole.Administrator)]
    public Task Is_what_the_table_says(UserRole role) => IsWhatTheTableSays(role, [Own], ["north-clinic"]);

    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Pharmacy)]
    [InlineData(UserRole.Clinician)]
    [InlineData(UserRole.Administrator)]
    public Task Is_the_same_at_each_of_several_sites(UserRole role) => IsWhatTheTableSays(role, [Own, Second], ["north-clinic", "harbour-clinic"]);

    private async Task IsWhatTheTableSays(UserRole role, string[] within, string[] sites)
    {
        using var client = await Service.Client($"{WireNames<UserRole>.Of(role)}-of-{sites.Length}", role, sites);
        foreach (var plan in within)
        {
            (await client.Ask(HttpMethod.Get, $"/api/v1/plans/{plan}")).Expect(HttpStatusCode.OK);
        }

        foreach (var route in Routes())
        {
            var policies = Every_route.Policies(route);
            var allowed = policies.All(policy => policy != Policy.Account && Policy.Roles[policy].Contains(role));
            foreach (var method in Methods(route))
            {
                var what = $"{role} {method} {route.RoutePattern.RawText}";
                foreach (var plan in within)
                {
                    var own = await Ask(client, method, route, plan);
                    (own.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden).ShouldBe(!allowed, $"{what} {plan}: {own.Status} {own.Text}");
                    own.Text.ShouldNotContain($"MRN-{Foreign}", customMessage: $"{what}: no list tells of another site's patient");
                }

                if (policies.Contains(Policy.ThisPlan))
                {
                    var foreign = await Ask(client, method, route, Foreign);
                    foreign.Status.ShouldBe(allowed ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, what);
                }
            }
        }
    }

    [Fact]
    public async Task Is_nothing_for_nobody()
    {
        using var nobody = Service.Anonymous();
        foreach (var route in Routes())
        {
            foreach (var method in Methods(route))
            {
                (await Ask(nobody, method, route, Own)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {route.RoutePattern.RawText}");
            }
        }

        (await nobody.Ask(HttpMethod.Get, "/nowhere")).Status.ShouldBe(HttpStatusCode.Unauthorized, "not even what there is");
        (await nobody.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK).Text.ShouldBe("""{"status":"healthy"}""");
    }

    [Fact]
    public async Task Is_for_a_navigator_her_own_patients_wherever_they_are()
    {
        using var navigator = await Service.Client("navigator.two@example.org", UserRole.Navigator, "harbour-clinic");

        (await navigator.Ask(HttpMethod.Get, $"/api/v1/plans/{Foreign}/schedule")).Expect(HttpStatusCode.OK);
        (await navigator.Ask(HttpMethod.Get, $"/api/v1/plans/{Own}/schedule")).ExpectProblem(HttpStatusCode.NotFound);
        var list = (await navigator.Ask(HttpMethod.Get, "/api/v1/plans")).Expect(HttpStatusCode.OK).Json["plans"]!.AsArray();
        list.Select(plan => plan!["id"]!.GetValue<string>()).ShouldBe([Foreign, Second], "hers at another clinic, and those of her own clinic");
    }

    [Fact]
    public async Task Tells_a_foreign_plan_from_one_that_does_not_exist_by_nothing()
    {
        using var client = await Service.Client("clinician-of-north", UserRole.Clinician, "north-clinic");

        var foreign = await client.Ask(HttpMethod.Get, $"/api/v1/plans/{Foreign}");
        var unknown = await client.Ask(HttpMethod.Get, "/api/v1/plans/plan-nowhere");

        foreign.Text.Replace(Foreign, "PLAN", StringComparison.Ordinal).ShouldBe(unknown.Text.Replace("plan-nowhere", "PLAN", StringComparison.Ordinal));
        (foreign.Status, foreign.MediaType, foreign.ETag).ShouldBe((unknown.Status, unknown.MediaType, unknown.ETag));
    }

    /// <summary>What only a clinician decides; what a pharmacy knows. Everything else a navigator records too, and an administrator nothing.</summary>
    private static bool MayRecord(UserRole role, string kind) => role switch
    {
        UserRole.Clinician => true,
        UserRole.Navigator =>
            kind is not ("hold" or "resume" or "ceased" or "dose-changed" or "formulation-changed" or "lvef-accepted" or "lvef-acceptance-ended"
                or "plan-amended"),
        UserRole.Pharmacy => kind is "dose-given" or "dose-omitted" or "deferred",
        _ => false,
    };

    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Pharmacy)]
    [InlineData(UserRole.Clinician)]
    [InlineData(UserRole.Administrator)]
    public async Task Is_with_facts_what_the_kinds_say(UserRole role)
    {
        using var client = await Service.Client($"{WireNames<UserRole>.Of(role)}-with-facts", role, "north-clinic");
        var facts = ContractExamples.Make().Facts;
        facts.Count.ShouldBe(Enum.GetValues<Core.Facts.FactKind>().Length);
        foreach (var fact in facts)
        {
            var kind = fact["kind"]!.GetValue<string>();
            fact["plan"] = Own;
            if (kind == "plan-amended")
            {
                fact["document"] = Documents.Tchp(Own);
            }

            var body = new StringContent($$"""{ "facts": [{{fact.ToJsonString()}}] }""", Encoding.UTF8, "application/json");
            var answer = await client.Ask(HttpMethod.Post, $"/api/v1/plans/{Own}/facts?dryRun=true", body);

            // A retraction goes with what it takes back, and there is nothing here to take back.
            var allowed = kind == "retracted" ? role != UserRole.Administrator : MayRecord(role, kind);
            (answer.Status == HttpStatusCode.Forbidden).ShouldBe(!allowed, $"{role} {kind}: {answer.Text}");
        }
    }

    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Pharmacy)]
    [InlineData(UserRole.Clinician)]
    [InlineData(UserRole.Administrator)]
    public async Task Is_on_pages_not_offered_to_whom_it_would_be_refused(UserRole role)
    {
        Service.Time.MoveTo(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        (await Service.Record(Documents.Batch(Documents.Fact("fact-low", "lvef-result", new JsonObject { ["date"] = "2026-03-09", ["percent"] = 40 }, Own)),
            Own)).Expect(HttpStatusCode.OK);
        using var client = await Service.Client($"{WireNames<UserRole>.Of(role)}-at-pages", role, "north-clinic");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in new[] { "/", $"/plans/{Own}", $"/plans/{Own}?tab=facts", $"/plans/{Own}/record", "/reports/overdue-echo" })
        {
            var html = (await client.Ask(HttpMethod.Get, page)).Text;
            offered.UnionWith(Regex.Matches(html, "record[?]kind=(?<kind>[a-z0-9-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["kind"].Value));
        }

        offered.Remove("retracted");
        offered.Where(kind => !MayRecord(role, kind)).ShouldBeEmpty();
        offered.Contains("resume").ShouldBe(role == UserRole.Clinician);
        offered.Contains("dose-given").ShouldBe(role != UserRole.Administrator);
    }

    [Theory]
    [InlineData(UserRole.Navigator)]
    [InlineData(UserRole.Administrator)]
    public async Task Is_for_who_is_signed_in_also_what_the_health_says_in_detail(UserRole role)
    {
        using var client = await Service.Client($"{WireNames<UserRole>.Of(role)}-at-health", role, "north-clinic");

        (await client.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK).Text.ShouldContain("database");
    }

    private IEnumerable<RouteEndpoint> Routes() => Every_route.Routes(Service).Where(route => Every_route.Policies(route).Count > 0);

    private static IEnumerable<HttpMethod> Methods(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new HttpMethod(method));

    private static Task<Answer> Ask(HttpClient client, HttpMethod method, RouteEndpoint route, string plan)
    {
        var path = route.RoutePattern.RawText!.Replace("{id}", plan, StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);
        var takesForm = route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/x-www-form-urlencoded") == true;
        HttpContent? body = method == HttpMethod.Get
            ? null
            : takesForm ? new FormUrlEncodedContent([])
            : new StringContent("{}", Encoding.UTF8, "application/json");
        return client.Ask(method, $"/{path.TrimStart('/')}?navigator=navigator.one@example.org", body);
    }
}
