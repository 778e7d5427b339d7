using HerScheduler.Security.AccessLog;
using HerScheduler.Security.Demo;
using HerScheduler.Security.Edges;
using HerScheduler.Security.Policies;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authentication;

namespace HerScheduler.Security;

/// <summary>Who signs in, what they may do, and the log of it.</summary>
internal static class SecurityServices
{
    /// <summary>The scheme that passes a request on to the one it is for.</summary>
    private const string Any = "any";

    public static void AddSecurity(this IServiceCollection services, SchedulerHostOptions options)
    {
        services.AddScoped<MachineTokens>();
        services.AddSingleton<TokenUse>();
        services.AddSingleton<AccessQueue>();
        services.AddHostedService<AccessWriter>();
        services.AddPolicies();
        var schemes = services.AddAuthentication(Any)
            .AddPolicyScheme(Any, displayName: null, any => any.ForwardDefaultSelector = context =>
                options.IsDemo && TokenSignIn.Brought(context.Request) is null ? DemoSignIn.SchemeName : TokenSignIn.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, configureOptions: null);
        if (options.IsDemo)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, DemoSignIn>(DemoSignIn.SchemeName, configureOptions: null);
        }
    }

    /// <summary>From here on a request has a caller, or is refused.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<CrossOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<AccessRecording>();
        app.UseAuthorization();
    }
}
