using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>Enters the first operation and further ones (rule S15).</summary>
internal static class SurgeryEntries
{
    public static Entered Performed(Ledger ledger, SurgeryPerformed fact)
    {
        if (!fact.Further)
        {
            ledger.SurgeryOn = fact.Date;
            return Entered.Done;
        }

        ledger.FurtherOperationOn = Later(ledger.FurtherOperationOn, fact.Date);
        if (!HasRestarted(ledger))
        {
            ledger.RestartsFromOperationOn = Later(ledger.RestartsFromOperationOn, fact.Date);
        }

        return Entered.Done;
    }

    /// <summary>A cycle was given after the first operation: no further one moves cycles any more.</summary>
    public static bool HasRestarted(Ledger ledger) => ledger.Given.Values.Any(given => given.Date > ledger.SurgeryOn);

    private static DateOnly Later(DateOnly? earlier, DateOnly date) => earlier > date ? earlier.Value : date;
}
