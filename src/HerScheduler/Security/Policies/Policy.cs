using HerScheduler.Settings;

namespace HerScheduler.Security.Policies;

/// <summary>
/// The policies that a route or a page can have, and the roles that each lets pass: the whole of who may do what. A route without one answers nobody.
/// Which kinds of facts a role may record is in <see cref="FactsOfRole"/>; whose patients, in <see cref="Reach"/>.
/// </summary>
public static class Policy
{
    /// <summary>Look at patients: lists, schedules, logs, messages.</summary>
    public const string See = "see";

    /// <summary>Write drafts of plans.</summary>
    public const string Draft = "draft";

    /// <summary>Approve a plan.</summary>
    public const string Approve = "approve";

    /// <summary>Record facts, each role its kinds.</summary>
    public const string Record = "record";

    /// <summary>Digests, reports, what was sent.</summary>
    public const string Report = "report";

    /// <summary>The access log, accounts.</summary>
    public const string Administer = "administer";

    /// <summary>Say who stands in for a navigator while she is away: she herself, or an administrator.</summary>
    public const string Deputize = "deputize";

    /// <summary>What tells nothing of patients: descriptions of the interface, one's own account.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>
    /// The plan that the address names is within reach; beside one of the others, on every route below <c>plans/{id}</c>. Else there is no such plan: 404.
    /// </summary>
    public const string ThisPlan = "this-plan";

    /// <summary>
    /// A person's own account: signed in with a password, whatever the role, and even without one as long as the second factor is missing. No machine.
    /// </summary>
    public const string Account = "account";

    private static readonly UserRole[] Everybody = Enum.GetValues<UserRole>();

    internal static IReadOnlyDictionary<string, IReadOnlyList<UserRole>> Roles { get; } = new Dictionary<string,
    IReadOnlyList<UserRole>>(StringComparer.Ordinal)
    {
        [See] = Everybody,
        [Draft] = [UserRole.Navigator, UserRole.Clinician],
        [Approve] = [UserRole.Clinician],
        [Record] = [UserRole.Navigator, UserRole.Pharmacy, UserRole.Clinician],
        [Report] = [UserRole.Navigator, UserRole.Clinician, UserRole.Administrator],
        [Administer] = [UserRole.Administrator],
        [Deputize] = [UserRole.Navigator, UserRole.Administrator],
        [SignedIn] = Everybody,
        [ThisPlan] = Everybody,
    };

    /// <summary>Who may call the endpoint.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(policy);

    /// <summary>Who may call the endpoint, for a plan within their reach: the one of the route's <c>{id}</c>.</summary>
    public static TBuilder NeedsForThisPlan<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(policy, ThisPlan);
}
