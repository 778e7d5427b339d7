using HerScheduler.Core.Json;
using HerScheduler.Security;
using HerScheduler.Security.Demo;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.SignIn;

/// <summary>In the demo one looks at the pages as somebody else, by one form on every page. Anywhere else there is no such page.</summary>
internal static class DemoRoleEndpoint
{
    public static void MapDemoRole(this IEndpointRouteBuilder pages) => pages.MapPost(DemoSignIn.SwitchPath, Switch).Needs(Policy.SignedIn);

    private static IResult Switch([FromForm] IFormCollection form, HttpContext context)
    {
        var role = form["role"].ToString();
        if (Caller.Of(context).Way != DemoSignIn.SchemeName || !WireNames<UserRole>.TryParse(role, out _))
        {
            return Results.NotFound();
        }

        context.Response.Cookies.Append(DemoSignIn.Cookie, role, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        return Results.LocalRedirect("/");
    }
}
