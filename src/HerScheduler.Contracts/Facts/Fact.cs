using System.Text.Json.Serialization;

namespace HerScheduler.Contracts.Facts;

/// <summary>One thing that happened or was decided; its kind is its type. Sent by <see cref="FactSender"/>, or as JSON by HTTP.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(DoseGiven), "dose-given")]
[JsonDerivedType(typeof(DoseOmitted), "dose-omitted")]
[JsonDerivedType(typeof(Deferred), "deferred")]
[JsonDerivedType(typeof(Ceased), "ceased")]
[JsonDerivedType(typeof(DoseChanged), "dose-changed")]
[JsonDerivedType(typeof(FormulationChanged), "formulation-changed")]
[JsonDerivedType(typeof(EchoBooked), "echo-booked")]
[JsonDerivedType(typeof(EchoPerformed), "echo-performed")]
[JsonDerivedType(typeof(LvefResult), "lvef-result")]
[JsonDerivedType(typeof(LvefAccepted), "lvef-accepted")]
[JsonDerivedType(typeof(LvefAcceptanceEnded), "lvef-acceptance-ended")]
[JsonDerivedType(typeof(Hold), "hold")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(SurgeryPerformed), "surgery-performed")]
[JsonDerivedType(typeof(PathologyResult), "pathology-result")]
[JsonDerivedType(typeof(RadiotherapyStarted), "radiotherapy-started")]
[JsonDerivedType(typeof(RadiotherapyFinished), "radiotherapy-finished")]
[JsonDerivedType(typeof(EndocrineStarted), "endocrine-started")]
[JsonDerivedType(typeof(TaskDone), "task-done")]
[JsonDerivedType(typeof(TaskOmitted), "task-omitted")]
[JsonDerivedType(typeof(PlanAmended), "plan-amended")]
[JsonDerivedType(typeof(PatientDied), "patient-died")]
[JsonDerivedType(typeof(PatientWithdrew), "patient-withdrew")]
[JsonDerivedType(typeof(PatientTransferred), "patient-transferred")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Retracted), "retracted")]
public abstract record Fact
{
    /// <summary>Chosen by the sender: the same id with the same content is accepted and changes nothing; with other content it is refused.</summary>
    public required string Id { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public required string Plan { get; init; }

    /// <summary>Who did it or decided it, as the sender knows it.</summary>
    public required string By { get; init; }

    /// <summary>Why. Some kinds need it, and what is forced.</summary>
    public string? Reason { get; init; }

    /// <summary>True: recorded although a rule objects that lets itself be forced.</summary>
    public bool? Force { get; init; }
}
