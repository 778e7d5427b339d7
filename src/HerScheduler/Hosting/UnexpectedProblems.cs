using System.Text.RegularExpressions;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Http;
using HerScheduler.Pages.Errors;
using HerScheduler.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Hosting;

/// <summary>Problems that no endpoint foresaw, in the same shape as the others. The log has the details; the answer never does.</summary>
internal static partial class UnexpectedProblems
{
    public static async Task Answer(HttpContext context)
    {
        var failure = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        if (WriteObstacles.Of(failure) is { } obstacle)
        {
            context.RequestServices.GetRequiredService<MetObstacles>().Note(obstacle);
        }

        await Reply(context, await Of(failure)).ExecuteAsync(context);
    }

    /// <summary>Not worth an error in the log.</summary>
    public static bool IsTheSendersDoing(Exception failure) => failure is BadHttpRequestException or DbUpdateConcurrencyException;

    public static Task AnswerStatus(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var title = ReasonPhrases.GetReasonPhrase(status);
        var problem = new Problem(status, title, $"{context.Request.Method} {context.Request.Path}: {title.ToLowerInvariant()}.");
        return Reply(context, problem).ExecuteAsync(context);
    }

    /// <summary>A document for a program, a page for a person.</summary>
    private static IResult Reply(HttpContext context, Problem problem) =>
        Readers.IsPerson(context) ? ErrorView.Answer(context, problem) : Replies.Refused(problem);

    internal static async Task<Problem> Of(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException concurrent => await WhatChanged(concurrent),
        _ when DatabaseFaults.Of(failure) == DatabaseFault.Conflict => Problem.Conflict(
            "Somebody else stored the same at the same moment; nothing of this request is stored. Read again and repeat."),
        TimeoutException and not RegexMatchTimeoutException => Problem.NoDatabase(obstacle: null),
        _ when DatabaseFaults.IsPassing(failure) => Problem.NoDatabase(WriteObstacles.Of(failure)),
        BadHttpRequestException bad => new Problem(bad.StatusCode, "The request cannot be read", WordsOf(bad)),
        _ => new Problem(500, "Unexpected failure", "The request failed on our side; nothing of it is stored. The log says more."),
    };

    /// <summary>The framework names types of its own, which tell nobody what to do.</summary>
    private static string WordsOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is AntiforgeryValidationException)
        {
            return "The form is too old, or does not come from this site: reload the page and send it again.";
        }

        return UnreadParameter().Match(bad.Message) is { Success: true } unread
            ? $"'{unread.Groups["name"].Value}' cannot be read: '{unread.Groups["value"].Value}'."
            : bad.Message;
    }

    [GeneratedRegex("""^Failed to bind parameter ".* (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnreadParameter();

    /// <summary>Says what the plan is like now and what was recorded in between, so that the sender can decide.</summary>
    private static async Task<Problem> WhatChanged(DbUpdateConcurrencyException concurrent)
    {
        foreach (var entry in concurrent.Entries)
        {
            if (entry is { Entity: PlanRow plan, Context: SchedulerDb db } && await entry.GetDatabaseValuesAsync() is { } now)
            {
                var known = entry.OriginalValues.GetValue<int>(nameof(plan.Version));
                var current = (PlanRow)now.ToObject();
                var log = await db.Log.AsNoTracking().Where(e => e.PlanId == plan.Id && e.Number > known - current.OtherChanges).ToListAsync();
                var problem = Problem.Conflict(
                    $"Plan '{plan.Id}' was changed at the same moment: it is {WireNames<PlanStatus>.Of(current.Status)} "
                    + $"with version {current.Version} now. Nothing of this request is stored; read again and repeat.");
                return RecordedSince.With(problem, current, log, known);
            }
        }

        return Problem.Conflict("The plan was changed at the same moment. Nothing of this request is stored; read again and repeat.");
    }
}
