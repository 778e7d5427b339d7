using HerScheduler.Http;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Plans;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Patient;

/// <summary>The page of one plan, <c>/plans/{id}</c>, where the digest's links lead; and its approval.</summary>
internal static class PatientEndpoints
{
    public static void MapPatient(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/plans/{id}", async (string id, string? tab, string? done, PatientReader reader, HttpContext context, CancellationToken cancel) =>
            (await reader.Find(id, tab, done, Caller.Of(context), Page.TextsOf(context), cancel)).Match(
                view => Page.Of<PatientPage>(view),
                problem => ErrorView.Answer(context, problem))).NeedsForThisPlan(Policy.See);
        pages.MapPost("/plans/{id}/approve", async (string id, [FromForm] IFormCollection form, PlanApproval approval, HttpContext context, CancellationToken cancel) =>
            (await approval.Approve(id, Sender.Of(context), IfMatch.Anything, cancel)).Match(
                _ => Results.LocalRedirect($"/plans/{id}"),
                problem => ErrorView.Answer(context, problem))).NeedsForThisPlan(Policy.Approve);
    }
}
