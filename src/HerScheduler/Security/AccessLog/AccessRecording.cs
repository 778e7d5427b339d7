using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authorization;

namespace HerScheduler.Security.AccessLog;

/// <summary>Leaves an entry for each request to a route that shows or changes something of patients, whatever the answer was.</summary>
internal sealed class AccessRecording(RequestDelegate next, AccessQueue queue, TimeProvider time)
{
    private const int LongestPlan = 64;

    public async Task InvokeAsync(HttpContext context)
    {
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            if (context.GetEndpoint() is RouteEndpoint route && IsRecorded(route) && Caller.Find(context.User) is { } caller)
            {
                var status = failed ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;
                foreach (var plan in PlansOf(context, route))
                {
                    // Not given up with the request: what was seen was seen.
                    await queue.Add(Entry(context, route, caller, plan, status), CancellationToken.None);
                }
            }
        }
    }

    private static bool IsRecorded(Endpoint route) =>
        route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not (null or Policy.SignedIn));

    private AccessRow Entry(HttpContext context, RouteEndpoint route, Caller caller, string? plan, int status) => new()
    {
        At = time.Now(),
        Who = caller.Name,
        Role = WireNames<UserRole>.Of(caller.Role),
        Way = caller.Way,
        From = context.Connection.RemoteIpAddress?.ToString(),
        Action = $"{context.Request.Method} {Pattern(route)}",
        PlanId = plan,
        Status = status,
    };

    /// <summary>What no plan can be called is not written down: the database would refuse some of it, and with it the whole set.</summary>
    private static bool IsOfAnId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static string Pattern(RouteEndpoint route) => "/" + (route.RoutePattern.RawText ?? "").TrimStart('/');

    private static IReadOnlyList<string?> PlansOf(HttpContext context, Endpoint route) =>
        PlansOfRequest.Of(context) is { Count: > 0 } plans ? [.. plans] : [Plan(context, route)];

    private static string? Plan(HttpContext context, Endpoint route)
    {
        var isOfPlan = route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policy.ThisPlan);
        return isOfPlan && context.GetRouteValue(PlanInReach.RouteValue) is string { Length: > 0 and <= LongestPlan } id && id.All(IsOfAnId) ? id : null;
    }
}
