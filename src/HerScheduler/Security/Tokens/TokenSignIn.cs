using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HerScheduler.Security.Tokens;

/// <summary>A machine signs in with each request: <c>Authorization: Bearer hs_…</c>.</summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, MachineTokens tokens, TokenUse use)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    /// <summary>What the request brings as a bearer token; null: nothing.</summary>
    public static string? Brought(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Brought(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (!TokenText.TryRead(text, out var token) || await tokens.Find(token, AtDoor.PlanOf(Context), Context.RequestAborted) is not { } row)
        {
            return AuthenticateResult.Fail("The token is unknown, revoked or expired.");
        }

        row.Keep(Context);
        use.Note(token.Id, row.LastUsedAt);
        var identity = Caller.Identity(row.Name, row.Role, row.Sites.Split(',', StringSplitOptions.RemoveEmptyEntries), SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Task.CompletedTask;
    }
}
