using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.AccessLog;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Happened;

/// <summary>
/// "These happened": after a go-live or a holiday many past events are ticked and recorded in one go. What was recorded is shown by the answer itself, as no
/// address could name it all; sent once more it records nothing again.
/// </summary>
internal static class HappenedEndpoints
{
    /// <summary>Ticks, results and versions of one page of patients.</summary>
    private const int MostFields = 10_000;

    public static IServiceCollection AddHappened(this IServiceCollection services) => services.AddScoped<HappenedQuery>().AddScoped<HappenedFlow>();

    public static void MapHappened(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(HappenedRequest.Path, Open).Needs(Policy.Record);
        pages.MapPost(HappenedRequest.Path, Send).Needs(Policy.Record).WithFormOptions(valueCountLimit: MostFields);
    }

    private static async Task<IResult> Open(
        string? plan, string? navigator, string? site, int? page, bool? all, HttpContext context, HappenedFlow flow, CancellationToken cancel) =>
        Answer(context, await flow.Open(HappenedRequest.Of(plan, navigator, site, page), all == true, Caller.Of(context), Page.TextsOf(context), cancel));

    private static async Task<IResult> Send([FromForm] IFormCollection form, HttpContext context, HappenedFlow flow, CancellationToken cancel)
    {
        var request = HappenedRequest.Of(form["plan"], form["navigator"], form["site"], page: null);
        var (caller, texts) = (Caller.Of(context), Page.TextsOf(context));
        return await HappenedForm.Read(form).Match(
            async read => Answer(context, form["step"].ToString() switch
            {
                "store" => await flow.Store(request, read, caller, texts, cancel),
                "undo" => await flow.Undo(request, read, caller, texts, cancel),
                _ => await flow.Try(request, read, caller, texts, cancel),
            }),
            problem => Task.FromResult(ErrorView.Answer(context, problem)));
    }

    private static IResult Answer(HttpContext context, HappenedView view)
    {
        PlansOfRequest.Note(context, view.Plans.Select(plan => plan.Id));
        return Page.Of<HappenedPage>(view);
    }
}
