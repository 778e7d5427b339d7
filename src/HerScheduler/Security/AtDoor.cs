using HerScheduler.Security.Policies;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>Where a plan belongs.</summary>
internal sealed record PlanPlace(string Site, string Navigator);

/// <summary>What the request's one question at the door was answered of the route's plan, for who asks later whether it is within reach.</summary>
/// <param name="Plan">The route's plan.</param>
/// <param name="Place">Null: there is no such plan.</param>
internal sealed record PlanAtDoor(string Plan, PlanPlace? Place);

/// <summary>Whoever knocks, and where the plan belongs that the route names.</summary>
internal abstract record AtDoor
{
    public string? Site { get; init; }

    public string? Navigator { get; init; }

    /// <summary>The plan that the route names; "" for none.</summary>
    public static string PlanOf(HttpContext context) => context.GetRouteValue(PlanInReach.RouteValue) as string ?? "";

    /// <summary>Keeps for this request what was answered of its plan.</summary>
    public void Keep(HttpContext context) =>
        context.Features.Set(new PlanAtDoor(PlanOf(context), Site is null || Navigator is null ? null : new PlanPlace(Site, Navigator)));
}

/// <summary>A machine's token as every request of its bearer meets it.</summary>
/// <param name="Name">What logs call the bearer.</param>
/// <param name="Hash">Of the secret.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Sites">The sites' ids, separated by commas.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
/// <param name="RevokedAt">It opens nothing any more.</param>
/// <param name="LastUsedAt">Within a minute.</param>
internal sealed record TokenAtDoor(
    string Name, string Hash, UserRole Role, string Sites, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt) : AtDoor;

/// <summary>An account as every request of its owner meets it.</summary>
/// <param name="Stamp">Sessions with another one have ended.</param>
/// <param name="Absent">For whom a navigator stands in now.</param>
internal sealed record PersonAtDoor(string? Stamp, List<AbsentNavigator> Absent) : AtDoor;

/// <summary>A navigator who is away.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Sites">The sites' ids, separated by commas.</param>
internal sealed record AbsentNavigator(string Name, string Sites)
{
    public string[] SiteIds => Sites.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
