using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>The form of every kind of fact.</summary>
public static class FactForms
{
    private static readonly FactForm[] Forms = [.. Enum.GetValues<FactKind>().Select(Make)];

    /// <summary>All forms, in the order of the kinds.</summary>
    public static IReadOnlyList<FactForm> All => Forms;

    /// <summary>For a fact whose kind is not known: all fields are allowed, so that the one fault is the kind.</summary>
    internal static Shape OfUnknownKind { get; } = new([.. FactForm.Common, .. Forms.SelectMany(form => form.FieldNames).Distinct(StringComparer.Ordinal)]);

    public static FactForm Of(FactKind kind) => Forms[(int)kind];

    // No default arm: the compiler asks for the form of a new kind.
    private static FactForm Make(FactKind kind) => kind switch
    {
        FactKind.DoseGiven => FactForm.Of<DoseGiven>(kind),
        FactKind.DoseOmitted => FactForm.Of<DoseOmitted>(kind),
        FactKind.Deferred => FactForm.Of<Deferred>(kind),
        FactKind.Ceased => FactForm.Of<Ceased>(kind),
        FactKind.DoseChanged => FactForm.Of<DoseChanged>(kind),
        FactKind.FormulationChanged => FactForm.Of<FormulationChanged>(kind),
        FactKind.EchoBooked => FactForm.Of<EchoBooked>(kind),
        FactKind.EchoPerformed => FactForm.Of<EchoPerformed>(kind),
        FactKind.LvefResult => FactForm.Of<LvefResult>(kind),
        FactKind.LvefAccepted => FactForm.Of<LvefAccepted>(kind),
        FactKind.LvefAcceptanceEnded => FactForm.Of<LvefAcceptanceEnded>(kind),
        FactKind.SurgeryPerformed => FactForm.Of<SurgeryPerformed>(kind),
        FactKind.TaskDone => FactForm.Of<TaskDone>(kind),
        FactKind.TaskOmitted => FactForm.Of<TaskOmitted>(kind),
        FactKind.PathologyResult => FactForm.Of<PathologyResult>(kind),
        FactKind.Hold => FactForm.Of<Hold>(kind),
        FactKind.Resume => FactForm.Of<Resume>(kind),
        FactKind.RadiotherapyStarted => FactForm.Of<RadiotherapyStarted>(kind),
        FactKind.RadiotherapyFinished => FactForm.Of<RadiotherapyFinished>(kind),
        FactKind.EndocrineStarted => FactForm.Of<EndocrineStarted>(kind),
        FactKind.PlanAmended => FactForm.Of<PlanAmended>(kind),
        FactKind.PatientDied => FactForm.Of<PatientDied>(kind),
        FactKind.PatientWithdrew => FactForm.Of<PatientWithdrew>(kind),
        FactKind.PatientTransferred => FactForm.Of<PatientTransferred>(kind),
        FactKind.Acknowledged => FactForm.Of<Acknowledged>(kind),
        FactKind.Retracted => FactForm.Of<Retracted>(kind),
    };
}
