using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Drafting;

/// <summary>Writing a plan: <c>/plans/new</c>, and <c>/plans/{id}/edit</c> as long as it is a draft.</summary>
internal static class DraftEndpoints
{
    public static IServiceCollection AddDrafting(this IServiceCollection services) => services.AddScoped<DraftFlow>();

    public static void MapDrafting(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/plans/new", (HttpContext context, DraftFlow flow) => Answer(flow.New(Caller.Of(context), Page.TextsOf(context), typed: null)))
            .Needs(Policy.Draft);
        pages.MapPost("/plans/new", async ([FromForm] IFormCollection form, HttpContext context, DraftFlow flow, CancellationToken cancel) =>
            await Sent(flow.New(Caller.Of(context), Page.TextsOf(context), Typed(form)), context, flow, cancel)).Needs(Policy.Draft);
        pages.MapGet("/plans/{id}/edit", async (string id, HttpContext context, DraftFlow flow, CancellationToken cancel) =>
            await (await flow.Of(id, Caller.Of(context), Page.TextsOf(context), typed: null, cancel)).Match(
                async view => Answer(await flow.Try(view, Caller.Of(context), cancel)),
                problem => Task.FromResult(ErrorView.Answer(context, problem)))).NeedsForThisPlan(Policy.Draft);
        pages.MapPost("/plans/{id}/edit", async (string id, [FromForm] IFormCollection form, HttpContext context, DraftFlow flow, CancellationToken cancel) =>
            await (await flow.Of(id, Caller.Of(context), Page.TextsOf(context), Typed(form), cancel)).Match(
                view => Sent(view, context, flow, cancel),
                problem => Task.FromResult(ErrorView.Answer(context, problem)))).NeedsForThisPlan(Policy.Draft);
    }

    private static async Task<IResult> Sent(DraftView view, HttpContext context, DraftFlow flow, CancellationToken cancel)
    {
        var caller = Caller.Of(context);
        if (view.Values.GetValueOrDefault("step") != "store")
        {
            return Answer(await flow.Try(view, caller, cancel));
        }

        return await (await flow.Store(view, caller, cancel)).Match(
            id => Task.FromResult(Results.LocalRedirect($"/plans/{id}")),
            async problem =>
            {
                // Beside what was typed stands the draft as it is now: storing once more replaces it knowingly.
                var now = view.Plan is { } id ? await flow.Of(id, caller, view.Texts, typed: null, cancel) : view;
                return Answer(view with { Problem = problem, Seen = now.Match(draft => draft.Seen, _ => view.Seen) });
            });
    }

    public static IResult Answer(DraftView view) => Page.Of<DraftPage>(view, view.Problem?.Status ?? StatusCodes.Status200OK);

    /// <summary>An empty field says nothing; an empty reason takes its override back.</summary>
    public static Dictionary<string, string> Typed(IFormCollection form) =>
        form.Where(pair => !string.IsNullOrWhiteSpace(pair.Value) || DraftOverrides.IsReason(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}
