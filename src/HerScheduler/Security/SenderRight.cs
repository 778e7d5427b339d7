using System.Collections.Frozen;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>What one sender may record.</summary>
/// <param name="Name">As the fact log keeps it beside what the fact claims.</param>
/// <param name="Who">The sender, for a person.</param>
/// <param name="Kinds">These kinds of facts.</param>
/// <param name="Reach">For these patients.</param>
public sealed record SenderRight(string Name, string Who, FrozenSet<FactKind> Kinds, Reach Reach)
{
    /// <summary>For what needs no leave: the service's own samples, and a queue whose senders are not told apart.</summary>
    public static SenderRight Everything(string name) => new(name, name, FactsOfRole.All, Reach.Everything);

    public static SenderRight Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new SenderRight(caller.Name, $"The role {WireNames<UserRole>.Of(caller.Role)}", FactsOfRole.Of(caller.Role), caller.Reach);
    }

    internal static SenderRight Of(FactSenderSettings sender) => new(
        sender.User,
        $"The broker's user '{sender.User}'",
        sender.Kinds.Count > 0 ? sender.Kinds.Select(Kind).ToFrozenSet() : sender.Role is { } role ? FactsOfRole.Of(role) : [],
        sender.Sites.Count == 0 ? Reach.Everything : Reach.Nothing with { Sites = [.. sender.Sites] });

    /// <summary>Why it may not record the fact; null when it may.</summary>
    /// <param name="plan">The plan the fact is for, as it stands.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="recorded">What is recorded so far: a retraction goes with the fact it takes back.</param>
    public Problem? Objection(TreatmentPlan plan, Fact fact, IEnumerable<Fact> recorded)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!Reach.Includes(plan.Site, plan.Navigator))
        {
            // Whose patient it is, is nobody else's business.
            return Problem.NoSuchPlan(plan.Id);
        }

        if (fact is PlanAmended amended && !Reach.Includes(amended.Document.Site, amended.Document.Navigator))
        {
            return Problem.Forbidden($"{Who} may not move a patient to site '{amended.Document.Site}'.");
        }

        var decisive = fact is Retracted retracted ? recorded.FirstOrDefault(earlier => earlier.Id == retracted.Fact)?.Kind : fact.Kind;
        return decisive is { } kind && !Kinds.Contains(kind) ? Problem.Forbidden($"{Who} may not record {WireNames<FactKind>.Of(kind)}.") : null;
    }

    /// <summary>Why it may not write this draft; null when it may.</summary>
    /// <param name="plan">The draft.</param>
    /// <param name="before">What it replaces; null: nothing.</param>
    public Problem? ObjectionTo(TreatmentPlan plan, TreatmentPlan? before)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!Reach.Includes(plan.Site, plan.Navigator))
        {
            return Problem.Forbidden($"{Who} may not write plans of site '{plan.Site}' for navigator '{plan.Navigator}' here.");
        }

        // Who may amend an approved plan may override its review too: a clinician's decision.
        var isNew = plan.Overrides.Except(before?.Overrides ?? []).Any();
        return isNew && !Kinds.Contains(FactKind.PlanAmended) ? Problem.Forbidden($"{Who} may not override a rule: that is a clinician's decision.") : null;
    }

    private static FactKind Kind(string name) =>
        WireNames<FactKind>.TryParse(name, out var kind)
            ? kind
            : throw new InvalidOperationException($"The settings were not checked: '{name}' is no kind of fact.");
}
