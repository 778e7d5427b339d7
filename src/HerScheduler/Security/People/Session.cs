using System.Globalization;
using System.Security.Claims;
using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

/// <summary>
/// Looks at each request of a signed-in person whether the session still holds: the account's stamp changes when they sign out, when the password, the role or
/// the second factor changes, and when the account is locked. A cookie that somebody copied ends with it. Asked together with it: for whom
/// the person stands in now.
/// </summary>
internal static class Session
{
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var longest = services.GetRequiredService<SchedulerSettings>().Security.SessionHours;
        if (!IsYoung(context.Principal, now, TimeSpan.FromHours(longest)) || await Current(context, now) is not { } person)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (person.Absent.Count > 0)
        {
            // For this request only: the cookie, when it is renewed, goes on saying what the account itself may do.
            context.ReplacePrincipal(Caller.StandingIn(context.Principal!, person.Absent));
        }
    }

    private static bool IsYoung(ClaimsPrincipal? person, DateTimeOffset now, TimeSpan longest) =>
        long.TryParse(person?.FindFirstValue(PersonIdentity.Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && now.UtcTicks - since < longest.Ticks;

    /// <summary>Null: the session has ended.</summary>
    private static async Task<PersonAtDoor?> Current(CookieValidatePrincipalContext context, DateTimeOffset now)
    {
        var services = context.HttpContext.RequestServices;
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var person = await services.GetRequiredService<DoorQueries>().Person(
            services.GetRequiredService<SchedulerDb>(), id, now, AtDoor.PlanOf(context.HttpContext), context.HttpContext.RequestAborted);
        person?.Keep(context.HttpContext);
        return person?.Stamp is { } stamp && stamp == context.Principal?.FindFirstValue(PersonIdentity.Stamp) ? person : null;
    }
}
