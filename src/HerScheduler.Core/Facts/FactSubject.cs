using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Facts;

/// <summary>Which event of the schedule a fact speaks about.</summary>
public static class FactSubject
{
    /// <summary>
    /// The key of the event that <paramref name="fact"/> records something about; null when it is about none, or (an LVEF result without
    /// event) about one that only the schedule tells. An acknowledgement is about an alert and changes no event: null.
    /// </summary>
    public static string? KeyOf(Fact fact) => fact switch
    {
        DoseGiven given => given.Event,
        DoseOmitted omitted => omitted.Event,
        Deferred deferred => deferred.Event,
        EchoBooked booked => booked.Event,
        EchoPerformed performed => performed.Event,
        LvefResult result => result.Event,
        SurgeryPerformed => SurgeryStep.SurgeryKey,
        PathologyResult => SurgeryStep.PathologyKey,
        RadiotherapyStarted => RadiotherapyStep.StartKey,
        RadiotherapyFinished => RadiotherapyStep.EndKey,
        EndocrineStarted => EndocrineStep.StartKey,
        _ => null,
    };
}
