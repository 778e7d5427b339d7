namespace HerScheduler.Core.Scheduling;

/// <summary>An operation that dates count from: the first one, or a further one (rule S16).</summary>
/// <param name="Name">As a date's reason says it.</param>
/// <param name="Date">The local day; planned while the first one is not recorded.</param>
internal readonly record struct Operation(string Name, DateOnly Date)
{
    /// <summary>Days from the operation to the restart of treatment.</summary>
    public const int RestartAfterDays = 21;

    /// <summary>The restart after it: 21 days later, and not before pathology has answered.</summary>
    public DateOnly RestartOn(DateOnly? pathology) => Date.AddDays(RestartAfterDays) is var day && pathology > day ? pathology.Value : day;

    /// <summary>The first cycle that was given after the first operation, or null: no operation after it moves a cycle.</summary>
    public static DateOnly? FirstCycleAfter(Ledger ledger)
    {
        DateOnly? first = null;
        foreach (var given in ledger.Given.Values)
        {
            first = given.Date > ledger.SurgeryOn && (first is null || given.Date < first) ? given.Date : first;
        }

        return first;
    }

    /// <summary>The last operation on or before <paramref name="until"/>; null: of all.</summary>
    public static Operation Last(Ledger ledger, Draft surgery, DateOnly? until)
    {
        var last = new Operation(surgery.Key, surgery.Date);
        foreach (var further in ledger.FurtherOperations)
        {
            last = further >= last.Date && (until is null || further <= until) ? new Operation("a further operation", further) : last;
        }

        return last;
    }
}
