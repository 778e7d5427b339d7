namespace HerScheduler.Data;

/// <summary>Plans in portions, by their ids.</summary>
internal static class PlanOrder
{
    /// <summary>The plans that come after one, in the order in which the database sorts ids; an empty id is before them all.</summary>
    public static IQueryable<PlanRow> After(this IQueryable<PlanRow> plans, string id) =>
#pragma warning disable CA1309 // Becomes SQL: the database compares in the order in which it sorts.
        plans.Where(plan => string.Compare(plan.Id, id) > 0);
#pragma warning restore CA1309
}
