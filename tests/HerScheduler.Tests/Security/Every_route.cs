using HerScheduler.Security.Policies;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Security;

/// <summary>Default deny, seen from the routes that are really mapped: whoever adds one without saying who may call it fails here.</summary>
[Trait("Database", "any")]
public sealed class Every_route
{
    /// <summary>What everybody may ask, signed in or not. A route is added here with a reason.</summary>
    private static readonly string[] Public =
    [
        // Probes of an orchestrator; the details are for who is signed in.
        "/health/live",
        "/health/ready",

        // Style, keys and icon of the pages, those before sign-in too: the same for everybody.
        "/assets/{name}",

        // Where one signs in.
        "/sign-in",
        "/sign-in/code",
        "/sign-in/recovery",

        // Where one ends who comes from the hospital's provider and is not let in, or has left.
        "/sign-in/refused",
        "/sign-out/done",
    ];

    [Fact]
    public async Task Has_a_policy_or_is_known_to_be_public()
    {
        await using var service = await ServiceFixture.Run();

        var without = Routes(service).Where(route => !Policies(route).Any() && !Public.Contains(route.RoutePattern.RawText)).Select(route => route.DisplayName);

        without.ShouldBeEmpty("say .Needs(Policy.…)");
    }

    [Fact]
    public async Task Names_only_policies_that_exist()
    {
        await using var service = await ServiceFixture.Run();

        Routes(service).SelectMany(Policies).Distinct().ShouldBeSubsetOf([.. Policy.Roles.Keys, Policy.Account]);
    }

    [Fact]
    public async Task Below_a_plan_asks_whose_plan_it_is()
    {
        await using var service = await ServiceFixture.Run();
        var ofPlans = Routes(service).Where(route => route.RoutePattern.RawText!.Contains("plans/{", StringComparison.Ordinal)).ToList();

        ofPlans.Count.ShouldBeGreaterThan(5);
        ofPlans.Where(route => !Policies(route).Contains(Policy.ThisPlan)).Select(route => route.DisplayName).ShouldBeEmpty("say .NeedsForThisPlan(Policy.…)");
        ofPlans.ShouldAllBe(route => route.RoutePattern.GetParameter("id") != null);
    }

    [Fact]
    public async Task That_is_public_is_one_of_those_known()
    {
        await using var service = await ServiceFixture.Run();

        Routes(service).Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => route.RoutePattern.RawText)
            .ShouldBeSubsetOf(Public);
    }

    [Fact]
    public async Task That_takes_a_form_asks_whether_it_is_ours()
    {
        await using var service = await ServiceFixture.Run();
        var ofPages = Routes(service).Where(route => IsPosted(route) && !route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        ofPages.Count.ShouldBeGreaterThan(15);
        ofPages.Where(route => route.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(route => route.DisplayName)
            .ShouldBeEmpty("bind the form: [FromForm]");
    }

    [Fact]
    public async Task Where_people_sign_in_at_the_hospitals_provider_is_as_guarded()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?>
        {
            ["HerScheduler:Security:OpenIdConnect:Authority"] = "https://id.example.org/",
            ["HerScheduler:Security:OpenIdConnect:ClientId"] = "herscheduler",
            ["HerScheduler:Security:OpenIdConnect:RoleOf:0:Value"] = "her-clinicians",
            ["HerScheduler:Security:OpenIdConnect:RoleOf:0:Role"] = "Clinician",
        });

        Routes(service).Where(route => !Policies(route).Any()).Select(route => route.RoutePattern.RawText!).Distinct()
            .ShouldBe(["/health/live", "/health/ready", "/assets/{name}", "/sign-in", "/sign-in/refused", "/sign-out/done"], ignoreOrder: true);
        Routes(service).Select(route => route.RoutePattern.RawText).ShouldNotContain("/account");
    }

    private static bool IsPosted(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true;

    internal static IEnumerable<RouteEndpoint> Routes(ServiceFixture service) =>
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    internal static IReadOnlyList<string> Policies(RouteEndpoint route) =>
        [.. route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>()];
}
