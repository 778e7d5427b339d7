using HerScheduler.Pages.Drafting;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Amending;

/// <summary>A clinician amends a running plan: <c>/plans/{id}/amend</c>. What moves is shown before it is approved, and on the plan's page afterwards.</summary>
internal static class AmendEndpoints
{
    public static IServiceCollection AddAmending(this IServiceCollection services) => services.AddScoped<AmendFlow>();

    public static string To(string plan) => $"/plans/{plan}/amend";

    public static void MapAmending(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(To("{id}"), async (string id, HttpContext context, AmendFlow flow, CancellationToken cancel) =>
            (await flow.Open(id, Caller.Of(context), Page.TextsOf(context), typed: null, cancel)).Match(
                DraftEndpoints.Answer,
                problem => ErrorView.Answer(context, problem))).NeedsForThisPlan(Policy.Approve);
        pages.MapPost(To("{id}"), async (string id, [FromForm] IFormCollection form, HttpContext context, AmendFlow flow, CancellationToken cancel) =>
            await (await flow.Open(id, Caller.Of(context), Page.TextsOf(context), DraftEndpoints.Typed(form), cancel)).Match(
                view => Sent(view, Caller.Of(context), flow, cancel),
                problem => Task.FromResult(ErrorView.Answer(context, problem)))).NeedsForThisPlan(Policy.Approve);
    }

    private static async Task<IResult> Sent(DraftView view, Caller caller, AmendFlow flow, CancellationToken cancel)
    {
        if (view.Values.GetValueOrDefault("step") != "store")
        {
            return DraftEndpoints.Answer(await flow.Try(view, caller, cancel));
        }

        return await flow.Store(view, caller, cancel) is { } refused
            ? DraftEndpoints.Answer(refused)
            : Results.LocalRedirect(BackTo.With($"/plans/{view.Plan}", ResultReader.Name(view.Plan!, view.Amendment!.FactId)));
    }
}
