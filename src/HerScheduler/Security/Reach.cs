using HerScheduler.Data;

namespace HerScheduler.Security;

/// <summary>Whose patients somebody reaches. What is out of reach is, to them, not there.</summary>
/// <param name="Everywhere">Patients of every site.</param>
/// <param name="Sites">Patients of these sites.</param>
/// <param name="Navigator">And those whose navigator this is: an address in lower case, as rows hold it. Null: nobody's.</param>
public sealed record Reach(bool Everywhere, IReadOnlyList<string> Sites, string? Navigator)
{
    public static Reach Everything { get; } = new(Everywhere: true, [], Navigator: null);

    public static Reach Nothing { get; } = new(Everywhere: false, [], Navigator: null);

    public bool IncludesSite(string site) => Everywhere || Sites.Contains(site, StringComparer.Ordinal);

    public bool Includes(string site, string navigator) =>
        IncludesSite(site) || (Navigator is not null && string.Equals(Navigator, navigator, StringComparison.OrdinalIgnoreCase));

    /// <summary>The plans within reach, as one condition of the query.</summary>
    public IQueryable<PlanRow> Of(IQueryable<PlanRow> plans) =>
        Everywhere ? plans : plans.Where(plan => Sites.Contains(plan.Site) || plan.Navigator == Navigator);

    /// <summary>The events within reach; they carry their plan's site and navigator.</summary>
    public IQueryable<PlanEventRow> Of(IQueryable<PlanEventRow> events) =>
        Everywhere ? events : events.Where(each => Sites.Contains(each.Site) || each.Navigator == Navigator);
}
