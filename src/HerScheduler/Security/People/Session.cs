using System.Globalization;
using System.Security.Claims;
using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.People;

/// <summary>
/// Looks at each request of a signed-in person whether the session still holds: the account's stamp changes when they sign out, when the password, the role or
/// the
/// second factor changes, and when the account is locked. A cookie that somebody copied ends with it.
/// </summary>
internal static class Session
{
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var longest = services.GetRequiredService<SchedulerSettings>().Security.SessionHours;
        if (!IsYoung(context.Principal, now, TimeSpan.FromHours(longest)) || !await IsCurrent(context.Principal!, services, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static bool IsYoung(ClaimsPrincipal? person, DateTimeOffset now, TimeSpan longest) =>
        long.TryParse(person?.FindFirstValue(PersonIdentity.Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && now.UtcTicks - since < longest.Ticks;

    private static async Task<bool> IsCurrent(ClaimsPrincipal person, IServiceProvider services, CancellationToken cancel)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        var db = services.GetRequiredService<SchedulerDb>();
        var stamp = await db.Accounts.Where(account => account.Id == id).Select(account => account.SecurityStamp).SingleOrDefaultAsync(cancel);
        return stamp is not null && stamp == person.FindFirstValue(PersonIdentity.Stamp);
    }
}
