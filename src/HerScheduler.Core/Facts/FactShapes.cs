using System.Collections.Frozen;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>The properties a fact of each kind can have: a field of another kind is unknown.</summary>
internal static class FactShapes
{
    private static readonly string[] Common = ["id", "plan", "kind", "reason", "force", "by"];

    private static readonly FrozenDictionary<FactKind, Shape> ByKind =
        Enum.GetValues<FactKind>().ToFrozenDictionary(kind => kind, kind => new Shape([.. Common, .. FieldsOf(kind)]));

    /// <summary>For a fact whose kind is not known: all fields are allowed, so that the one fault is the kind.</summary>
    public static Shape OfUnknownKind { get; } = new([.. Common, .. Enum.GetValues<FactKind>().SelectMany(FieldsOf).Distinct()]);

    public static Shape Of(FactKind kind) => ByKind[kind];

    /// <summary>True when a fact of this kind always says why.</summary>
    public static bool NeedsReason(FactKind kind) => kind
        is FactKind.DoseOmitted or FactKind.Deferred or FactKind.Ceased or FactKind.Hold or FactKind.Resume
        or FactKind.PatientDied or FactKind.PatientWithdrew or FactKind.PatientTransferred or FactKind.Retracted;

    private static string[] FieldsOf(FactKind kind) => kind switch
    {
        FactKind.DoseGiven => ["event", "date", "agents"],
        FactKind.DoseOmitted => ["event", "agents"],
        FactKind.Deferred => ["event", "to"],
        FactKind.Ceased => ["therapy", "date"],
        FactKind.EchoBooked or FactKind.EchoPerformed => ["event", "date"],
        FactKind.LvefResult => ["date", "percent", "event"],
        FactKind.PathologyResult => ["date", "response"],
        FactKind.Hold or FactKind.Resume => ["from"],
        FactKind.PlanAmended => ["document"],
        FactKind.Acknowledged => ["event", "note"],
        FactKind.Retracted => ["fact"],
        FactKind.SurgeryPerformed or FactKind.RadiotherapyStarted or FactKind.RadiotherapyFinished or FactKind.EndocrineStarted
            or FactKind.PatientDied or FactKind.PatientWithdrew or FactKind.PatientTransferred => ["date"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without fields."),
    };
}
