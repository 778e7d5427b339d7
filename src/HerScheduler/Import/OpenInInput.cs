using HerScheduler.Data;

namespace HerScheduler.Import;

/// <summary>Rule R19 without a database: which patient has an open plan earlier in the input.</summary>
internal sealed class OpenInInput
{
    private readonly Dictionary<string, string> _planOf = new(StringComparer.Ordinal);

    /// <returns>The plans whose patient has another open one, with that.</returns>
    public IReadOnlyDictionary<string, StoredPlan> InTheWay(IEnumerable<PreparedPlan> plans)
    {
        var inTheWay = new Dictionary<string, StoredPlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            if (!plan.MayStandBesideOthers && _planOf.TryGetValue(plan.Plan.PatientId, out var first))
            {
                inTheWay.Add(plan.Plan.Id, new StoredPlan(ApprovedDocument: null) { Beside = first });
            }
            else if (plan.Plan.Status == PlanStatus.Approved)
            {
                _planOf.TryAdd(plan.Plan.PatientId, plan.Plan.Id);
            }
        }

        return inTheWay;
    }
}
