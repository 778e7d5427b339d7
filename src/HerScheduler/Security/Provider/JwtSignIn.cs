using System.Security.Claims;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace HerScheduler.Security.Provider;

/// <summary>A machine signs in with a token that the hospital's provider has signed: for this service, not expired, with a role and sites in its
/// claims.</summary>
internal static class JwtSignIn
{
    public const string SchemeName = "jwt";

    public static void AddJwt(this AuthenticationBuilder schemes, JwtSettings settings)
    {
        schemes.AddJwtBearer(SchemeName, options =>
        {
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
            options.Audience = settings.Audience;
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.Events = new JwtBearerEvents { OnTokenValidated = context => Welcome(context, settings) };
        });
        schemes.Services.AddOptions<JwtBearerOptions>(SchemeName)
            .Configure<TimeProvider>((options, time) => SignedTokens.Require(options.TokenValidationParameters, time));
    }

    private static Task Welcome(TokenValidatedContext context, JwtSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var refusal = ProvidersWord.Of(context.Principal!, settings, services.GetRequiredService<SiteDirectory>()).Match(
            word =>
            {
                if (word is { Role: UserRole.Navigator, Sites.Count: 0 })
                {
                    return "A machine has no patients of its own: a navigator needs a site.";
                }

                context.Principal = new ClaimsPrincipal(Caller.Identity(word.Name, word.Role, word.Sites, SchemeName));
                return null;
            },
            problem => problem.Detail);
        if (refusal is not null)
        {
            services.GetRequiredService<ProviderLog>().TokenRefused(refusal);
            context.Fail(refusal);
        }

        return Task.CompletedTask;
    }
}
