using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HerScheduler.Core.Json;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HerScheduler.Security.Demo;

/// <summary>
/// The demo signs in by itself: whoever asks from this machine is an invented person of every clinic. A cookie chooses the role. Only the verb <c>demo</c>
/// registers this; no setting does.
/// </summary>
internal sealed class DemoSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SiteDirectory sites)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "demo";

    /// <summary>The cookie with the chosen role.</summary>
    public const string Cookie = "demo-role";

    /// <summary>Where the chosen role is posted to.</summary>
    public const string SwitchPath = "/demo/role";

    public static string NameOf(UserRole role) => $"{WireNames<UserRole>.Of(role)}.demo@example.org";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var role = WireNames<UserRole>.TryParse(Request.Cookies[Cookie] ?? "", out var chosen) ? chosen : UserRole.Navigator;
        var identity = Caller.Identity(NameOf(role), role, sites.All.Select(site => site.Id), SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
