using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Plans;

namespace HerScheduler.Import;

/// <summary>An approved plan with everything that is stored of it.</summary>
public sealed record PreparedPlan(InputPlace Place, PlanRow Plan, ApprovedRows Rows);

/// <summary>A document that is not imported, and why.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="PlanId">The plan's id, where that could be read.</param>
/// <param name="Faults">At least one.</param>
public sealed record RefusedPlan(InputPlace Place, string? PlanId, IReadOnlyList<Fault> Faults);
