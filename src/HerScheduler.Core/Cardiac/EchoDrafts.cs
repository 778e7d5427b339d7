using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>Turns an echo that the rules ask for into an event: done, deferred, booked.</summary>
internal static class EchoDrafts
{
    private const int WindowDays = 14;

    /// <summary>The echo <paramref name="key"/>: on the day it was performed, else on its rolled and perhaps deferred date.</summary>
    /// <param name="work">The projection.</param>
    /// <param name="key">Its key.</param>
    /// <param name="rule">The date by rule.</param>
    /// <param name="why">The rule.</param>
    /// <param name="forward">True for repeats, which roll forward; the others roll back.</param>
    /// <param name="provisional">Its branch is not decided.</param>
    /// <param name="window">Other than ± 14 days.</param>
    public static Draft Of(Workspace work, string key, DateOnly rule, Why why, bool forward = false, bool provisional = false, DateWindow? window = null)
    {
        var computed = forward ? work.Calendar.Forward(rule) : work.Calendar.Back(rule);
        var (date, note) = Deferring.Apply(work, key, computed);
        var record = work.Ledger.Echoes.GetValueOrDefault(key);
        var done = record?.DoneOn;
        date = done ?? date;
        return new Draft
        {
            Key = key,
            Kind = EventKind.Echo,
            Date = date,
            RuleDate = rule,
            Computed = computed,
            Provisional = provisional,
            Status = done is not null ? EventStatus.Done : provisional ? EventStatus.Provisional : EventStatus.Planned,
            Echo = record,
            Window = window ?? Around(date),
            Why = why,
            Note = note,
        };
    }

    /// <summary>An echo that was done, although no rule asks for it any more.</summary>
    public static Draft Unasked(Draft before, EchoRecord record)
    {
        return new Draft
        {
            Key = before.Key,
            Kind = EventKind.Echo,
            Date = record.DoneOn!.Value,
            RuleDate = before.RuleDate,
            Computed = before.Computed,
            Status = EventStatus.Done,
            Echo = record,
            Window = before.Key == EchoKeys.Baseline ? before.Window : Around(record.DoneOn.Value),
            Why = before.Why,
            Note = before.Note,
        };
    }

    private static DateWindow Around(DateOnly date) => new(date.AddDays(-WindowDays), date.AddDays(WindowDays));

    /// <summary>Whether the echo was performed.</summary>
    public static bool IsDone(Workspace work, string key) => work.Ledger.Echoes.TryGetValue(key, out var record) && record.DoneOn is not null;
}
