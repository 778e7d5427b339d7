using System.Collections.Frozen;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>What one sender may record.</summary>
/// <param name="Who">The sender, for a person.</param>
/// <param name="Kinds">These kinds of facts.</param>
/// <param name="Sites">For patients of these sites; empty: of all.</param>
internal sealed record SenderRight(string Who, FrozenSet<FactKind> Kinds, FrozenSet<string> Sites)
{
    private static readonly FactKind[] Doses = [FactKind.DoseGiven, FactKind.DoseOmitted, FactKind.Deferred];

    private static readonly FactKind[] CliniciansDecisions =
    [
        FactKind.Hold, FactKind.Resume, FactKind.Ceased, FactKind.DoseChanged, FactKind.FormulationChanged, FactKind.LvefAccepted, FactKind.LvefAcceptanceEnded,
        FactKind.PlanAmended,
    ];

    public static SenderRight Everything { get; } = new("Everybody", Enum.GetValues<FactKind>().ToFrozenSet(), []);

    public static SenderRight Of(FactSenderSettings sender) => new(
        $"The broker's user '{sender.User}'",
        (sender.Kinds.Count > 0 ? sender.Kinds.Select(Kind) : KindsOf(sender.Role)).ToFrozenSet(),
        sender.Sites.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Why it may not record the fact; null when it may.</summary>
    /// <param name="plan">The plan the fact is for, as it stands.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="recorded">What is recorded so far: a retraction goes with the fact it takes back.</param>
    public Problem? Objection(TreatmentPlan plan, Fact fact, IEnumerable<Fact> recorded)
    {
        if (Sites.Count > 0 && !Sites.Contains(plan.Site))
        {
            // Whose patient it is, is nobody else's business.
            return Problem.NoSuchPlan(plan.Id);
        }

        if (Sites.Count > 0 && fact is PlanAmended amended && !Sites.Contains(amended.Document.Site))
        {
            return Problem.Forbidden($"{Who} may not move a patient to site '{amended.Document.Site}'.");
        }

        var decisive = fact is Retracted retracted ? recorded.FirstOrDefault(earlier => earlier.Id == retracted.Fact)?.Kind : fact.Kind;
        return decisive is { } kind && !Kinds.Contains(kind) ? Problem.Forbidden($"{Who} may not record {WireNames<FactKind>.Of(kind)}.") : null;
    }

    private static IEnumerable<FactKind> KindsOf(FactSenderRole? role) => role switch
    {
        FactSenderRole.Clinician => Enum.GetValues<FactKind>(),
        FactSenderRole.Navigator => Enum.GetValues<FactKind>().Except(CliniciansDecisions),
        FactSenderRole.Pharmacy => Doses,
        FactSenderRole.Administrator or null => [],
        _ => throw new InvalidOperationException($"Nobody has said what {role} may record."),
    };

    private static FactKind Kind(string name) =>
        WireNames<FactKind>.TryParse(name, out var kind) ? kind : throw new InvalidOperationException($"The settings were not checked: '{name}' is no kind of fact.");
}
