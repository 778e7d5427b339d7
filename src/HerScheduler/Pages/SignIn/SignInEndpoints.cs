using HerScheduler.Pages.Shared;
using HerScheduler.Security.People;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.SignIn;

/// <summary>Signing in and out: the only pages that answer nobody in particular.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        if (pages.ServiceProvider.GetRequiredService<SchedulerSettings>().Security.OpenIdConnect is not null)
        {
            pages.MapProvider();
            return;
        }

        var open = pages.MapGroup("").AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        open.MapGet(SignInPaths.SignIn, (string? to, HttpContext context) => Form<SignInPage>(context, to));
        open.MapPost(SignInPaths.SignIn, Password);
        open.MapGet(SignInPaths.SecondFactor, (string? to, HttpContext context) => Form<CodePage>(context, to));
        open.MapPost(SignInPaths.SecondFactor, Code);
        open.MapGet(SignInPaths.Recovery, (string? to, HttpContext context) => Form<RecoveryPage>(context, to));
        open.MapPost(SignInPaths.Recovery, Recover);
        pages.MapPost(SignInPaths.SignOut, SignOut).Needs(Policy.Account);
    }

    private static async Task<IResult> Password([FromForm] IFormCollection form, HttpContext context, SignInDesk desk) =>
        Next<SignInPage>(context, form, await desk.WithPassword(form["name"].ToString().Trim(), form["password"].ToString()));

    private static async Task<IResult> Code([FromForm] IFormCollection form, HttpContext context, SignInDesk desk) =>
        Next<CodePage>(context, form, await desk.WithCode(form["code"].ToString()));

    private static async Task<IResult> Recover([FromForm] IFormCollection form, HttpContext context, SignInDesk desk) =>
        Next<RecoveryPage>(context, form, await desk.WithRecoveryCode(form["code"].ToString()));

    private static async Task<IResult> SignOut([FromForm] IFormCollection form, SignInDesk desk)
    {
        await desk.SignOutEverywhere();
        return Results.LocalRedirect(SignInPaths.SignIn);
    }

    private static IResult Next<TForm>(HttpContext context, IFormCollection form, SignInStep step)
        where TForm : IComponent
    {
        var to = SignInPaths.Local(form["to"].ToString());
        return step switch
        {
            SignInStep.Done => Results.LocalRedirect(to),
            SignInStep.NeedsCode => Results.LocalRedirect($"{SignInPaths.SecondFactor}?{SignInPaths.ReturnTo}={Uri.EscapeDataString(to)}"),
            SignInStep.MustEnrol => Results.LocalRedirect(SignInPaths.Enrol),
            SignInStep.Refused => Page.Of<TForm>(new SignInView(Page.TextsOf(context), to, IsRefused: true), StatusCodes.Status401Unauthorized),
        };
    }

    private static IResult Form<TForm>(HttpContext context, string? to)
        where TForm : IComponent =>
        Page.Of<TForm>(new SignInView(Page.TextsOf(context), SignInPaths.Local(to), IsRefused: false));
}
