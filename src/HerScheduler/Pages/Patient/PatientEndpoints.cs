using HerScheduler.Core.Json;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Patient;

/// <summary>The page of one plan, <c>/plans/{id}</c>, where the digest's links lead; and what a clinician decides about a draft.</summary>
internal static class PatientEndpoints
{
    private static readonly Fault NoReason = new("#/reason", "expected a reason: it stays with the plan");

    public static void MapPatient(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/plans/{id}", async (string id, string? tab, string? done, PatientReader reader, HttpContext context, CancellationToken cancel) =>
            (await reader.Find(id, tab, done, Caller.Of(context), Page.TextsOf(context), cancel)).Match(
                view => Page.Of<PatientPage>(view),
                problem => ErrorView.Answer(context, problem))).NeedsForThisPlan(Policy.See);
        pages.MapPost("/plans/{id}/approve", Approve).NeedsForThisPlan(Policy.Approve);
        pages.MapPost("/plans/{id}/override", Override).NeedsForThisPlan(Policy.Approve);
    }

    private static async Task<IResult> Approve(
        string id, [FromForm] IFormCollection form, DraftDecisions decisions, PatientReader reader, HttpContext context, CancellationToken cancel) =>
        await decisions.Approve(id, form["seen"].ToString(), Sender.Of(context), cancel) is { } problem
            ? await Again(id, new DraftRefusal(problem), reader, context, cancel)
            : Results.LocalRedirect($"/plans/{id}");

    private static async Task<IResult> Override(
        string id, [FromForm] IFormCollection form, DraftDecisions decisions, PatientReader reader, HttpContext context, CancellationToken cancel)
    {
        var (finding, reason) = (form["finding"].ToString(), form["reason"].ToString().Trim());
        var isTakenBack = form["step"] == "withdraw";
        var problem = reason.Length == 0 && !isTakenBack
            ? Problem.Malformed([NoReason])
            : await decisions.Override(id, finding, isTakenBack ? "" : reason, form["seen"].ToString(), Caller.Of(context), cancel);
        return problem is null
            ? Results.LocalRedirect($"/plans/{id}#review")
            : await Again(id, new DraftRefusal(problem, finding, reason), reader, context, cancel);
    }

    /// <summary>The page as it is now, with why not, and what was typed.</summary>
    private static async Task<IResult> Again(string id, DraftRefusal refusal, PatientReader reader, HttpContext context, CancellationToken cancel) =>
        (await reader.Find(id, tab: null, done: null, Caller.Of(context), Page.TextsOf(context), cancel)).Match(
            view => Page.Of<PatientPage>(view with { Refusal = refusal }, refusal.Problem.Status),
            problem => ErrorView.Answer(context, problem));
}
