using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace HerScheduler.Tests.Given;

/// <summary>The hospital's OpenID Connect provider: OpenIddict on a free port of this machine, by the clock of the test. Whoever comes is
/// <see cref="Who"/>.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "herscheduler";
    public const string Secret = "the-providers-secret-of-this-service";
    public const string Audience = "herscheduler-api";

    private readonly WebApplication _app;

    private Provider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The person at the browser, or the machine that asks for a token: claims by name, a value or several.</summary>
    public Dictionary<string, string[]> Who { get; } =
        new(StringComparer.Ordinal) { ["sub"] = ["subject-1"], ["email"] = ["navigator.one@example.org"], ["roles"] = ["her-navigators"] };

    /// <summary>Of the hospital in every test: to make one takes a second of a processor.</summary>
    private static readonly Lazy<RsaSecurityKey> Hospitals = new(() => new RsaSecurityKey(RSA.Create(2048)));

    /// <summary>What the tokens of machines are for.</summary>
    public string For { get; set; } = Audience;

    /// <summary>What somebody on the way does to the identity token.</summary>
    public Func<string, string> OnTheWay { get; set; } = token => token;

    /// <summary>The last identity token that went out.</summary>
    public string IdToken { get; private set; } = "";

    public static Task<Provider> Start(TimeProvider time) => Start(time, Hospitals.Value);

    /// <summary>Somebody else's, with keys that are not the hospital's.</summary>
    public static Task<Provider> StartForeign(TimeProvider time) => Start(time, new RsaSecurityKey(RSA.Create(2048)));

    private static async Task<Provider> Start(TimeProvider time, RsaSecurityKey key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.Services.AddRouting();
        Provider? provider = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/end-session");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow();
            server.RegisterScopes(Scopes.Email);
            server.AddEncryptionKey(key).AddSigningKey(key).DisableAccessTokenEncryption();
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            Answer(server, () => provider!);
        });
        var app = builder.Build();
        app.UseAuthentication();
        provider = new Provider(app);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Settings of the service by which people sign in here.</summary>
    public Dictionary<string, string?> ForPeople(params (string Key, string Value)[] more) => Settings("OpenIdConnect",
        [("ClientId", ClientId), ("ClientSecret", Secret), ("RoleOf:0:Value", "her-clinicians"), ("RoleOf:0:Role", "Clinician"),
            ("RoleOf:1:Value", "her-navigators"), ("RoleOf:1:Role", "Navigator"), .. more]);

    /// <summary>Settings of the service by which tokens from here open its API.</summary>
    public Dictionary<string, string?> ForMachines(params (string Key, string Value)[] more) => Settings("Jwt",
        [("Audience", Audience), ("RoleOf:0:Value", "her-pharmacy"), ("RoleOf:0:Role", "Pharmacy"), ("RoleOf:1:Value", "her-navigators"),
            ("RoleOf:1:Role", "Navigator"), ("SiteClaim", "sites"), .. more]);

    /// <summary>A token for the machine that <see cref="Who"/> describes.</summary>
    public async Task<string> Token()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "engine",
            ["client_secret"] = "x" });
        var answer = await http.PostAsync(new Uri("connect/token", UriKind.Relative), form);
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return (body["access_token"] ?? throw new InvalidOperationException(body.ToJsonString())).GetValue<string>();
    }

    /// <summary>The public keys, as they are published.</summary>
    public async Task<JsonNode> Keys()
    {
        using var http = new HttpClient { BaseAddress = Address };
        return (await http.GetFromJsonAsync<JsonNode>(new Uri(".well-known/jwks", UriKind.Relative)))!;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Dictionary<string, string?> Settings(string section, IEnumerable<(string Key, string Value)> settings) =>
        settings.Prepend(("Authority", Address.AbsoluteUri)).ToDictionary(each => $"HerScheduler:Security:{section}:{each.Item1}", each => (string?)each.Item2);

    private static void Answer(OpenIddictServerBuilder server, Func<Provider> provider)
    {
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId)
            {
                context.Reject(Errors.InvalidClient);
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.Request.IsAuthorizationCodeGrantType() && context.ClientSecret != Secret)
            {
                context.Reject(Errors.InvalidClient);
            }

            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.Principal = provider().Principal(context.Request.GetScopes());
            return default;
        }));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.Principal ??= provider().Principal(context.Request.GetScopes());
            return default;
        }));
        server.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.SignOut();
            return default;
        }));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
        {
            if (context.Response.IdToken is { } token)
            {
                provider().IdToken = token;
                context.Response.IdToken = provider().OnTheWay(token);
            }

            return default;
        }));
    }

    private ClaimsPrincipal Principal(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", "email", "roles");
        foreach (var (name, values) in Who)
        {
            identity.SetClaims(name, [.. values]);
        }

        identity.SetScopes(scopes);
        identity.SetResources(For);
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
