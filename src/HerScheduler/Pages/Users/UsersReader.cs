using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.People;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Users;

/// <summary>Shows the page as it is after what was done, with what came of it.</summary>
internal sealed class UsersReader(AccountDesk desk, SiteDirectory sites, SchedulerSettings settings, ReaderTimes times, TimeProvider time)
{
    public async Task<IResult> Show(HttpContext context, string? name, UsersResult? result, CancellationToken cancel)
    {
        var caller = Caller.Of(context);
        var people = await desk.People(caller, cancel);
        var view = new UsersView(
            Page.TextsOf(context),
            caller.Name,
            people,
            await desk.Machines(caller, cancel),
            [.. sites.All.Where(site => caller.Reach.IncludesSite(site.Id))],
            await times.Of(caller.Reach, cancel),
            time.GetUtcNow(),
            HasPasswords: settings.Security.OpenIdConnect is null);
        return Page.Of<UsersPage>(
            view with { Chosen = people.Find(account => account.UserName == name && name != caller.Name), Result = result },
            result is { IsRefused: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
