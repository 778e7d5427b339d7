using System.Globalization;
using HerScheduler.Json;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Security.Deputies;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Deputies;

/// <summary>The page at <c>/deputies</c>: who stands in for whom, from when to when.</summary>
internal static class DeputiesEndpoints
{
    public const string Path = "/deputies";

    public static void MapDeputies(this IEndpointRouteBuilder pages)
    {
        var deputies = pages.MapGroup(Path).Needs(Policy.Deputize);
        deputies.MapGet("", (DeputyDesk desk, HttpContext context, CancellationToken cancel) => Shown(desk, context, said: null, refused: null, cancel));
        deputies.MapPost("", Name);
        deputies.MapPost("/end", End);
    }

    private static async Task<IResult> Name([FromForm] IFormCollection form, DeputyDesk desk, HttpContext context, CancellationToken cancel)
    {
        var named = await desk.Name(Caller.Of(context), Text(form, "absent"), Text(form, "deputy"), Day(form, "first"), Day(form, "last"), cancel);
        return await Shown(desk, context, named, Words, cancel);

        static string Words(Texts texts, Deputy named) =>
            texts.Said(named.WasNamedBefore ? "Deputies.Already" : "Deputies.Named", named.Name, named.Absent, texts.Day(named.First), texts.Day(named.Last));
    }

    private static async Task<IResult> End([FromForm] IFormCollection form, DeputyDesk desk, HttpContext context, CancellationToken cancel)
    {
        var id = long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var ended = await desk.End(Caller.Of(context), id, cancel);
        return await Shown(desk, context, ended, (texts, each) => texts.Said("Deputies.Ended", each.Name, each.Absent), cancel);
    }

    private static async Task<IResult> Shown(
        DeputyDesk desk, HttpContext context, Outcome<Deputy> outcome, Func<Texts, Deputy, string> words, CancellationToken cancel)
    {
        var texts = Page.TextsOf(context);
        return await outcome.Match(
            deputy => Shown(desk, context, words(texts, deputy), refused: null, cancel),
            problem => Shown(desk, context, said: null, problem, cancel));
    }

    private static async Task<IResult> Shown(DeputyDesk desk, HttpContext context, string? said, Problem? refused, CancellationToken cancel)
    {
        var caller = Caller.Of(context);
        var view = new DeputiesView(Page.TextsOf(context), caller, await desk.List(caller, cancel), said, refused?.Detail);
        return Page.Of<DeputiesPage>(view, refused?.Status ?? StatusCodes.Status200OK);
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static DateOnly? Day(IFormCollection form, string name) => JsonDates.TryParseDay(form[name].ToString(), out var day) ? day : null;
}
