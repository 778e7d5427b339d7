using HerScheduler.Http;
using HerScheduler.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HerScheduler.Security.Policies;

/// <summary>What is answered when a policy does not let a request pass; each attempt is logged.</summary>
internal sealed partial class Refusals(ILogger<Refusals> logger) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        // The route's pattern, not the address: an address can hold a patient's id.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        if (authorizeResult.Challenged)
        {
            LogAnonymous(context.Request.Method, route);
            await _usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var caller = Caller.Find(context.User);
        LogRefused(caller?.Name ?? "somebody without a role", context.Request.Method, route);
        var problem = ProblemOf(context, caller, authorizeResult);
        if (Readers.IsPerson(context))
        {
            // Without a body: the page for this status is put in its place.
            context.Response.StatusCode = problem.Status;
            return;
        }

        await Replies.Refused(problem).ExecuteAsync(context);
    }

    private static Problem ProblemOf(HttpContext context, Caller? caller, PolicyAuthorizationResult result)
    {
        var failed = result.AuthorizationFailure?.FailedRequirements.ToList() ?? [];
        return failed is [PlanInReach]
            ? Problem.NoSuchPlan(context.GetRouteValue(PlanInReach.RouteValue) as string ?? "")
            : Problem.Forbidden(caller is null ? "You have no role yet: set up the second factor on the page /account." : "Your role may not do that.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused: nobody is signed in for {Method} {Route}")]
    private partial void LogAnonymous(string method, string route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused: {Who} may not do {Method} {Route}")]
    private partial void LogRefused(string who, string method, string route);
}
