using HerScheduler.Data;

namespace HerScheduler.Security;

/// <summary>Whose patients somebody reaches. What is out of reach is, to them, not there.</summary>
/// <param name="Everywhere">Patients of every site.</param>
/// <param name="Sites">Patients of these sites.</param>
/// <param name="Navigators">
/// And those whose navigators these are: addresses in lower case, as rows hold them. A navigator's own first, then those she stands in for.
/// </param>
public sealed record Reach(bool Everywhere, IReadOnlyList<string> Sites, IReadOnlyList<string> Navigators)
{
    public static Reach Everything { get; } = new(Everywhere: true, [], []);

    public static Reach Nothing { get; } = new(Everywhere: false, [], []);

    public bool IncludesSite(string site) => Everywhere || Sites.Contains(site, StringComparer.Ordinal);

    public bool Includes(string site, string navigator) => IncludesSite(site) || Navigators.Contains(navigator, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an account's or a token's sites are all among them. Who has none has every site, or patients anywhere: only for whom everything is within reach.
    /// </summary>
    public bool IncludesAll(string sites) =>
        Everywhere || sites.Split(',', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && all.All(IncludesSite);

    /// <summary>The plans within reach, as one condition of the query.</summary>
    public IQueryable<PlanRow> Of(IQueryable<PlanRow> plans) =>
        Everywhere ? plans : plans.Where(plan => Sites.Contains(plan.Site) || Navigators.Contains(plan.Navigator));

    /// <summary>The events within reach; they carry their plan's site and navigator.</summary>
    public IQueryable<PlanEventRow> Of(IQueryable<PlanEventRow> events) =>
        Everywhere ? events : events.Where(each => Sites.Contains(each.Site) || Navigators.Contains(each.Navigator));
}
