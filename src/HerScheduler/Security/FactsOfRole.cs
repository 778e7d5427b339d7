using System.Collections.Frozen;
using HerScheduler.Core.Facts;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>Which kinds of facts each role may record, whichever way they come in: by HTTP, from a page, or from the queue.</summary>
internal static class FactsOfRole
{
    private static readonly FactKind[] CliniciansDecisions =
    [
        FactKind.Hold, FactKind.Resume, FactKind.Ceased, FactKind.DoseChanged, FactKind.FormulationChanged, FactKind.LvefAccepted, FactKind.LvefAcceptanceEnded,
        FactKind.PlanAmended,
    ];

    public static FrozenSet<FactKind> All { get; } = Enum.GetValues<FactKind>().ToFrozenSet();

    private static readonly FrozenSet<FactKind> Navigators = All.Except(CliniciansDecisions).ToFrozenSet();

    private static readonly FrozenSet<FactKind> Pharmacies = new[] { FactKind.DoseGiven, FactKind.DoseOmitted, FactKind.Deferred }.ToFrozenSet();

    /// <summary>A retraction goes with the fact it takes back, so it needs no place of its own here.</summary>
    public static FrozenSet<FactKind> Of(UserRole role) => role switch
    {
        UserRole.Clinician => All,
        UserRole.Navigator => Navigators,
        UserRole.Pharmacy => Pharmacies,
        UserRole.Administrator => FrozenSet<FactKind>.Empty,
    };
}
