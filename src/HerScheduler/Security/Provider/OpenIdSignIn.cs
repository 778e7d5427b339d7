using HerScheduler.Security.People;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HerScheduler.Security.Provider;

/// <summary>People sign in at the hospital's provider: OpenID Connect, the code flow with PKCE. The session here is the same sealed cookie as with a
/// password.</summary>
internal static class OpenIdSignIn
{
    public const string SchemeName = "openid-connect";

    public static void AddOpenId(this AuthenticationBuilder schemes, OpenIdConnectSettings settings)
    {
        schemes.Services.AddScoped<ProviderAccounts>();
        schemes.AddOpenIdConnect(SchemeName, options =>
        {
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
            options.ClientId = settings.ClientId;
            options.ClientSecret = SecretFile.Read(settings.ClientSecretFile, settings.ClientSecret);
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.Scope.Clear();
            foreach (var scope in settings.Scopes.Prepend("email").Prepend("openid"))
            {
                options.Scope.Add(scope);
            }

            options.MapInboundClaims = false;
            options.SignInScheme = IdentityConstants.ApplicationScheme;
            options.CallbackPath = SignInPaths.Callback;
            options.SignedOutCallbackPath = SignInPaths.SignedOutCallback;
            options.SignedOutRedirectUri = SignInPaths.SignedOut;
            options.RemoteSignOutPath = default;
            options.DisableTelemetry = true;
            Seal(options.NonceCookie);
            Seal(options.CorrelationCookie);
            options.Events.OnTokenValidated = context => Welcome(context, settings);
            options.Events.OnRemoteFailure = Refuse;
            options.Events.OnRedirectToIdentityProviderForSignOut = LeaveAlone;
        });
        schemes.Services.AddOptions<OpenIdConnectOptions>(SchemeName)
            .Configure<TimeProvider>((options, time) => SignedTokens.Require(options.TokenValidationParameters, time));
    }

    /// <summary>The provider's word becomes an account and a session of ours.</summary>
    private static async Task Welcome(TokenValidatedContext context, OpenIdConnectSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var (issuer, subject) = (context.SecurityToken.Issuer, context.SecurityToken.Subject);
        var word = ProvidersWord.Of(context.Principal!, settings, services.GetRequiredService<SiteDirectory>());
        var account = await word.Then(known => services.GetRequiredService<ProviderAccounts>().SignedIn(issuer, subject, known));
        await account.Match<Task>(
            async known =>
            {
                context.Principal = await services.GetRequiredService<PersonIdentity>().Create(known, SchemeName);
                context.Properties!.IsPersistent = false;
                context.Properties.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken,
                    Value = context.TokenEndpointResponse!.IdToken }]);
                await services.GetRequiredService<SignInNotes>().Note(known, "sign-in", SchemeName, succeeded: true);
            },
            problem =>
            {
                context.Fail(problem.Detail);
                return Task.CompletedTask;
            });
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        var words = new string([.. (context.Failure?.Message ?? "no reason given").Select(letter => char.IsControl(letter) ? ' ' : letter).Take(300)]);
        context.HttpContext.RequestServices.GetRequiredService<ProviderLog>().Refused(words);
        context.Response.Redirect(SignInPaths.Refused);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>A provider at which one cannot sign out: one is signed out here.</summary>
    private static async Task LeaveAlone(RedirectContext context)
    {
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (string.IsNullOrEmpty(provider.EndSessionEndpoint))
        {
            context.HandleResponse();
        }
    }

    /// <summary>Lax: they come back with the browser from the provider's site.</summary>
    private static void Seal(CookieBuilder cookie)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
