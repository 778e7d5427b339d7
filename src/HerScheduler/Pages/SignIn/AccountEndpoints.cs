using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Security.People;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.SignIn;

/// <summary>One's own account: the second factor and the password. Where people sign in at the hospital's provider, both are there.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder pages)
    {
        if (pages.ServiceProvider.GetRequiredService<Settings.SchedulerSettings>().Security.OpenIdConnect is not null)
        {
            return;
        }

        var own = pages.MapGroup("").Needs(Policy.Account);
        own.MapGet(SignInPaths.Account, async (HttpContext context, OwnAccount account) => Shown(context, await account.Read(), [], isChanged: false));
        own.MapPost(SignInPaths.Account, Change);
        own.MapGet(SignInPaths.Enrol, async (HttpContext context, OwnAccount account) => await Enrol(context, account, isRefused: false));
        own.MapPost(SignInPaths.Enrol, Confirm);
    }

    private static async Task<IResult> Change([FromForm] IFormCollection form, HttpContext context, OwnAccount account)
    {
        var faults = await account.ChangePassword(form["old"].ToString(), form["new"].ToString());
        return Shown(context, await account.Read(), faults, isChanged: faults.Count == 0);
    }

    private static async Task<IResult> Confirm([FromForm] IFormCollection form, HttpContext context, OwnAccount account) =>
        await account.Enrol(form["code"].ToString()) is { } codes
            ? Page.Of<RecoveryCodesPage>(new RecoveryCodesView(Page.TextsOf(context), codes))
            : await Enrol(context, account, isRefused: true);

    private static async Task<IResult> Enrol(HttpContext context, OwnAccount account, bool isRefused)
    {
        if ((await account.Read()).TwoFactorEnabled)
        {
            return Results.LocalRedirect(SignInPaths.Account);
        }

        var key = await account.Key();
        var groups = string.Join(' ', key.Text.Chunk(4).Select(group => new string(group)));
        return Page.Of<EnrolPage>(
            new EnrolView(Page.TextsOf(context), groups, QrCode.Of(key.Address), isRefused), isRefused
                ? StatusCodes.Status400BadRequest
                : StatusCodes.Status200OK);
    }

    private static IResult Shown(HttpContext context, AccountRow account, IReadOnlyList<string> faults, bool isChanged)
    {
        var caller = Security.Caller.Find(context.User);
        var sites = account.Sites.Length > 0 ? account.Sites : "–";
        var view = new AccountView(
            Page.TextsOf(context), account.UserName!, caller is null
                ? null
                : Core.Json.WireNames<Settings.UserRole>.Of(caller.Role), sites, account.TwoFactorEnabled, faults, isChanged);
        return Page.Of<AccountPage>(view, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
