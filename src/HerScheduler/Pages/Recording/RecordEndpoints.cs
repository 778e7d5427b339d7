using System.Globalization;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Http;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Recording;

/// <summary>
/// Recording on pages: the forms, the one click, and Undo. A page that stored something is left by a redirect, so that reloading stores nothing again.
/// </summary>
internal static class RecordEndpoints
{
    private const string Retraction = "Undone on the page right after it was recorded.";

    public static IServiceCollection AddRecording(this IServiceCollection services) => services.AddScoped<RecordFlow>().AddScoped<ResultReader>();

    public static void MapRecording(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/plans/{id}/record", Open).NeedsForThisPlan(Policy.Record).WithMetadata(new AnyQuery());
        pages.MapPost("/plans/{id}/record", Send).NeedsForThisPlan(Policy.Record);
        pages.MapPost("/plans/{id}/undo", Undo).NeedsForThisPlan(Policy.Record);
        pages.MapPost(RecordLink.AtOnce("{id}"), AtOnce).NeedsForThisPlan(Policy.Record);
    }

    private static async Task<IResult> Open(string id, string? kind, HttpContext context, RecordFlow flow, CancellationToken cancel)
    {
        var values = context.Request.Query.Where(pair => pair.Key != "kind")
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return Shown(context, await flow.Open(
            id, KindOf(kind), course =>
                new RecordInput($"page-{Guid.CreateVersion7():N}", course.Plan.Version, BackTo.Referer(context, id), values), Page.TextsOf(context), cancel));
    }

    private static async Task<IResult> Send(string id, [FromForm] IFormCollection form, HttpContext context, RecordFlow flow, CancellationToken cancel)
    {
        var values = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var input = new RecordInput(values.GetValueOrDefault("id", ""), Version(values), BackTo.Local(values.GetValueOrDefault("back"), id), values);
        var opened = await flow.Open(id, KindOf(values.GetValueOrDefault("kind")), _ => input, Page.TextsOf(context), cancel);
        return await opened.Match(
            async view => view.Kind is null || values.GetValueOrDefault("step") != "store"
                ? Answer(view.Kind is null ? view : await flow.Try(view, Caller.Of(context), cancel))
                : await Stored(view, flow, context, cancel),
            problem => Task.FromResult(ErrorView.Answer(context, problem)));
    }

    /// <summary>
    /// "Given today": the button says event and the version it was shown with; the fact's id follows from them, so that a second click records nothing.
    /// </summary>
    private static async Task<IResult> AtOnce(string id, [FromForm] IFormCollection form, HttpContext context, RecordFlow flow, CancellationToken cancel)
    {
        if (form["at"].ToString().Split(':') is not [var key, var version])
        {
            return ErrorView.Answer(context, Problem.Malformed([new Fault("#/at", "event:version was expected")]));
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = key, ["version"] = version };
        var opened = await flow.Open(
            id, kind: null, _ => new RecordInput($"{key}-at-{version}", Version(values), BackTo.Referer(context, id), values), Page.TextsOf(context), cancel);
        return await opened.Match(
            view =>
            {
                if (view.Event is not { } about || EventActions.Of(about.Kind, isOverdue: false).AtOnce is not { } kind)
                {
                    return Task.FromResult(ErrorView.Answer(context, Problem.Contradiction($"'{key}' cannot be recorded with one click.", [])));
                }

                values["date"] = view.Schedule.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return Stored(view with { Kind = kind }, flow, context, cancel);
            },
            problem => Task.FromResult(ErrorView.Answer(context, problem)));
    }

    private static async Task<IResult> Undo(string id, [FromForm] IFormCollection form, HttpContext context, RecordFlow flow, CancellationToken cancel)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["fact"] = form["fact"].ToString(), ["reason"] = Retraction,
            ["version"] = form["version"].ToString() };
        var opened = await flow.Open(
            id, FactKind.Retracted, _ =>
                new RecordInput($"undo-at-{values["version"]}", Version(values), BackTo.Referer(context, id), values), Page.TextsOf(context), cancel);
        return await opened.Match(view => Stored(view, flow, context, cancel), problem => Task.FromResult(ErrorView.Answer(context, problem)));
    }

    private static async Task<IResult> Stored(RecordView view, RecordFlow flow, HttpContext context, CancellationToken cancel)
    {
        return (await flow.Store(view, Caller.Of(context), cancel)).Match(
            _ => Results.LocalRedirect(BackTo.With(view.Input.Back, ResultReader.Name(view.Course.Plan.Id, view.Input.FactId))),
            problem => Answer(view with { Problem = problem, Input = view.Input with { Version = problem.Version ?? view.Input.Version } }));
    }

    private static IResult Shown(HttpContext context, Outcome<RecordView> opened) => opened.Match(Answer, problem => ErrorView.Answer(context, problem));

    private static IResult Answer(RecordView view) => Page.Of<RecordPage>(view, view.Problem?.Status ?? StatusCodes.Status200OK);

    private static FactKind? KindOf(string? name) =>
        name is not null && WireNames<FactKind>.TryParse(name, out var kind) && kind != FactKind.PlanAmended ? kind : null;

    private static int Version(Dictionary<string, string> values) =>
        int.TryParse(values.GetValueOrDefault("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
