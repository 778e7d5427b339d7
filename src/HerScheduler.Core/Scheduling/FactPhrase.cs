using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Scheduling;

/// <summary>What a fact says, as the clause that follows "because": <c>tchp-4 was deferred to 2026-03-16: ANC below 1.5</c>.</summary>
internal static class FactPhrase
{
    public static string Of(Fact fact) => fact switch
    {
        DoseGiven given => Notes.Text($"{given.Event} was given on {given.Date:O}"),
        DoseOmitted omitted when omitted.Agents is { } agents => $"{Notes.Names(agents)} of {omitted.Event} was omitted{Reason(fact)}",
        DoseOmitted omitted => $"{omitted.Event} was omitted{Reason(fact)}",
        Deferred deferred => Notes.Text($"{deferred.Event} was deferred to {deferred.To:O}{Reason(fact)}"),
        Ceased ceased => Notes.Text($"{TherapyName(ceased.Therapy)} was ceased on {ceased.Date:O}{Reason(fact)}"),
        EchoBooked booked => Notes.Text($"{booked.Event} was booked for {booked.Date:O}"),
        EchoPerformed performed => Notes.Text($"{performed.Event} was performed on {performed.Date:O}"),
        LvefResult result => Notes.Text($"LVEF was {result.Percent} % on {result.Date:O}"),
        SurgeryPerformed surgery => Notes.Text($"surgery was performed on {surgery.Date:O}"),
        PathologyResult pathology => Notes.Text($"pathology on {pathology.Date:O} showed {Response(pathology.Response)}"),
        Hold hold => Notes.Text($"HER2 therapy was put on hold from {hold.From:O}{Reason(fact)}"),
        Resume resume => Notes.Text($"HER2 therapy was resumed from {resume.From:O}{Reason(fact)}"),
        RadiotherapyStarted started => Notes.Text($"radiotherapy started on {started.Date:O}"),
        RadiotherapyFinished finished => Notes.Text($"radiotherapy finished on {finished.Date:O}"),
        EndocrineStarted started => Notes.Text($"endocrine therapy started on {started.Date:O}"),
        PlanAmended amended => $"the plan was amended (protocol {amended.Document.Protocol})",
        PatientDied died => Notes.Text($"the patient died on {died.Date:O}"),
        PatientWithdrew withdrew => Notes.Text($"the patient withdrew on {withdrew.Date:O}{Reason(fact)}"),
        PatientTransferred transferred => Notes.Text($"the patient transferred on {transferred.Date:O}{Reason(fact)}"),
        Acknowledged acknowledged => $"the alert of {acknowledged.Event} was acknowledged",
        Retracted retracted => $"fact {retracted.Fact} was retracted{Reason(fact)}",
        _ => WireNames<FactKind>.Of(fact.Kind),
    };

    /// <summary>The same without dates and reasons where the event says enough: <c>tchp-4 was deferred</c>.</summary>
    public static string Short(Fact fact) => fact switch
    {
        Deferred deferred => $"{deferred.Event} was deferred",
        DoseOmitted { Agents: null } omitted => $"{omitted.Event} was omitted",
        Ceased ceased => $"{TherapyName(ceased.Therapy)} was ceased",
        Retracted retracted => $"fact {retracted.Fact} was retracted",
        _ => Of(fact),
    };

    /// <summary>The phrase as a sentence of its own.</summary>
    public static string Sentence(Fact fact)
    {
        var phrase = Of(fact);
        return Notes.Sentence(char.ToUpperInvariant(phrase[0]) + phrase[1..]);
    }

    private static string Reason(Fact fact) => fact.Reason is null ? string.Empty : $": {fact.Reason}";

    private static string Response(PathologyResponse response) =>
        response == PathologyResponse.Pcr ? "a complete response" : "residual disease";

    private static string TherapyName(Therapy therapy) => therapy switch
    {
        Therapy.Her2 => "HER2 therapy",
        Therapy.All => "all therapy",
        Therapy.Endocrine => "endocrine therapy",
        _ => WireNames<Therapy>.Of(therapy),
    };
}
