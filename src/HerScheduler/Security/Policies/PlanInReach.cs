using HerScheduler.Data;
using Microsoft.AspNetCore.Authorization;

namespace HerScheduler.Security.Policies;

/// <summary>The plan of the route's <c>{id}</c> is within the caller's reach.</summary>
internal sealed class PlanInReach : IAuthorizationRequirement
{
    public const string RouteValue = "id";
}

/// <summary>
/// Where the plan belongs was asked at the door, or is asked now. A plan that does not exist passes: the route says so itself, in the same words.
/// </summary>
internal sealed class PlanInReachHandler(SchedulerDb db, DoorQueries queries, IHttpContextAccessor current) : AuthorizationHandler<PlanInReach>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PlanInReach requirement)
    {
        if (Caller.Find(context.User) is not { } caller || current.HttpContext is not { } http || http.GetRouteValue(PlanInReach.RouteValue) is not string plan)
        {
            return;
        }

        if (IsExact(plan) && (caller.Reach.Everywhere || await IsReached(plan, caller.Reach, http)))
        {
            context.Succeed(requirement);
        }
    }

    /// <summary>No id ends with a space, but SQL Server, which compares texts as if the shorter one were filled with spaces, would find a plan by one that
    /// does.</summary>
    private static bool IsExact(string id) => !id.EndsWith(' ');

    private async Task<bool> IsReached(string id, Reach reach, HttpContext http)
    {
        var place = http.Features.Get<PlanAtDoor>() is { } known && known.Plan == id ? known.Place : await queries.PlaceOf(db, id, http.RequestAborted);
        return place is null || reach.Includes(place.Site, place.Navigator);
    }
}
