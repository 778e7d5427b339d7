using HerScheduler.Pages.Shared;
using HerScheduler.Security.People;
using HerScheduler.Security.Policies;
using HerScheduler.Security.Provider;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.SignIn;

/// <summary>Signing in and out where people sign in at the hospital's provider: to it, back from it, and away from both.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder pages)
    {
        var open = pages.MapGroup("").AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        open.MapGet(SignInPaths.SignIn, (string? to) =>
            Results.Challenge(new AuthenticationProperties { RedirectUri = SignInPaths.Local(to) }, [OpenIdSignIn.SchemeName]));
        open.MapGet(SignInPaths.Refused, (HttpContext context) => Shown(context, isRefused: true, provider: null));
        open.MapGet(SignInPaths.SignedOut, (HttpContext context) => Shown(context, isRefused: false, provider: null));
        pages.MapPost(SignInPaths.SignOut, SignOut).Needs(Policy.Account);
    }

    /// <summary>
    /// Here at once, and on every machine; then at the provider. Not by a redirect: what a form leads to must be ours (form-action), so the page leads on.
    /// </summary>
    private static async Task<IResult> SignOut([FromForm] IFormCollection form, HttpContext context, SignInDesk desk)
    {
        await context.SignOutAsync(OpenIdSignIn.SchemeName, new AuthenticationProperties { RedirectUri = SignInPaths.SignedOut });
        var provider = context.Response.Headers.Location.ToString();
        context.Response.Headers.Location = default;
        await desk.SignOutEverywhere();
        if (provider.Length == 0)
        {
            return Shown(context, isRefused: false, provider: null);
        }

        context.Response.Headers["Refresh"] = $"0; url={provider}";
        return Shown(context, isRefused: false, provider);
    }

    private static IResult Shown(HttpContext context, bool isRefused, string? provider) => Page.Of<ProviderPage>(
        new ProviderView(Page.TextsOf(context), isRefused, provider), isRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
}
