using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>Enters echoes that were booked or performed, and LVEF results.</summary>
internal static class EchoEntries
{
    public static Entered Booked(Ledger ledger, EchoBooked fact)
    {
        ledger.Echoes[fact.Event] = EchoOf(ledger, fact.Event) with { Booked = fact.Date };
        return Entered.Done;
    }

    public static Entered Performed(Ledger ledger, EchoPerformed fact)
    {
        ledger.Echoes[fact.Event] = EchoOf(ledger, fact.Event) with { Performed = fact.Date };
        Insert(ledger.Measured, new Measurement(fact.Date, fact.Event), static one => one.Date);
        NoteRoutine(ledger, fact.Event);
        return Entered.Done;
    }

    public static Entered Result(Ledger ledger, LvefResult fact, int order, Projection before)
    {
        var echo = fact.Event ?? EchoMatcher.Match(fact.Date, before);
        var reading = new LvefReading(fact.Date, fact.Percent, order, fact.Id, echo) { Upper = fact.UpperPercent };
        Insert(ledger.Readings, reading, static one => one.Date);
        Insert(ledger.Measured, new Measurement(fact.Date, echo), static one => one.Date);
        if (echo is not null)
        {
            ledger.Echoes[echo] = EchoOf(ledger, echo) with { Result = reading };
            NoteRoutine(ledger, echo);
        }

        return Entered.Done;
    }

    private static EchoRecord EchoOf(Ledger ledger, string key) => ledger.Echoes.GetValueOrDefault(key) ?? EchoRecord.Nothing;

    private static void NoteRoutine(Ledger ledger, string key)
    {
        if (EchoKeys.RoutineNumber(key) is { } number && number > ledger.LastRoutineEchoDone)
        {
            ledger.LastRoutineEchoDone = number;
        }
    }

    /// <summary>By date; on one date in the order of recording.</summary>
    private static void Insert<T>(List<T> list, T item, Func<T, DateOnly> dateOf)
    {
        var at = list.Count;
        while (at > 0 && dateOf(list[at - 1]) > dateOf(item))
        {
            at--;
        }

        list.Insert(at, item);
    }
}
