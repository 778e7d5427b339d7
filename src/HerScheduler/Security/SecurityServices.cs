using HerScheduler.Security.AccessLog;
using HerScheduler.Security.Demo;
using HerScheduler.Security.Deputies;
using HerScheduler.Security.Edges;
using HerScheduler.Security.People;
using HerScheduler.Security.Policies;
using HerScheduler.Security.Provider;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security;

/// <summary>Who signs in, what they may do, and the log of it.</summary>
internal static class SecurityServices
{
    /// <summary>The scheme that passes a request on to the one it is for.</summary>
    private const string Any = "any";

    public static void AddSecurity(this IServiceCollection services, SchedulerSettings settings, SchedulerHostOptions options)
    {
        services.AddEdge(settings);
        services.AddSingleton<DoorQueries>();
        services.AddScoped<MachineTokens>();
        services.AddSingleton<TokenUse>();
        services.AddSingleton<AccessQueue>();
        services.AddHostedService<AccessWriter>();
        services.AddScoped<AccessReport>();
        services.AddSweep<AccessSweep>(TimeSpan.FromHours(24), firstAfter: TimeSpan.FromMinutes(10));
        services.AddPolicies();
        services.AddPeople();
        services.AddScoped<DeputyDesk>().AddScoped<SitesInReach>();
        var schemes = services.AddAuthentication(Any)
            .AddPolicyScheme(Any, displayName: null, any => any.ForwardDefaultSelector = context => SchemeOf(context.Request, settings.Security, options))
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, configureOptions: null)
            .AddPeoplesCookies(settings.Security);
        services.AddSingleton<ProviderLog>();
        if (settings.Security.OpenIdConnect is { } provider)
        {
            schemes.AddOpenId(provider);
        }

        if (settings.Security.Jwt is { } machines)
        {
            schemes.AddJwt(machines);
        }

        if (options.IsDemo)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, DemoSignIn>(DemoSignIn.SchemeName, configureOptions: null);
        }
    }

    /// <summary>A request that brings a token is judged by it alone, whatever cookies come with it; one of ours is known by its prefix.</summary>
    private static string SchemeOf(HttpRequest request, SecuritySettings settings, SchedulerHostOptions options) =>
        TokenSignIn.Brought(request) is { } token
            ? settings.Jwt is not null && !token.StartsWith(TokenText.Prefix, StringComparison.Ordinal) ? JwtSignIn.SchemeName : TokenSignIn.SchemeName
        : options.IsDemo ? DemoSignIn.SchemeName
        : IdentityConstants.ApplicationScheme;

    /// <summary>From here on a request has a caller, or is refused.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<CrossOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<AccessRecording>();
        app.UseAuthorization();
        app.UseRateLimiter();
    }
}
