using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>Which echo an LVEF result without an event closes (rule E8).</summary>
internal static class EchoMatcher
{
    /// <summary>A result belongs to an echo performed at most this many days before it, or planned at most this many days after it.</summary>
    public const int MatchDays = 28;

    /// <summary>
    /// In this order: an echo performed up to 28 days before and still without result; an open one booked or planned on that day; while a low
    /// LVEF asks for a repeat, the earliest open repeat; the earliest open echo planned no later than 28 days after the result; else null, the
    /// result stands alone.
    /// </summary>
    public static string? Match(DateOnly date, Projection before) =>
        PerformedWithoutResult(date, before) ?? OnThatDay(date, before) ?? OpenRepeat(date, before) ?? EarliestOpen(date, before);

    /// <summary>The day of what asks for the open repeat; null: nothing does. What was measured before it is no repeat of it.</summary>
    private static DateOnly? RepeatAskedOn(Workspace work) =>
        work.Holds.StandingLvefHold?.From ?? work.Holds.OpenRepeat?.Date ?? work.BelowNormal?.Since;

    /// <summary>False for an echo that precedes a dose when the result is later than that dose.</summary>
    public static bool CanClose(Draft echo, DateOnly date) => !EchoKeys.PrecedesADose(echo.Key) || date <= DosePrecededBy(echo);

    /// <summary>The day of the dose that a baseline or pre-treatment echo precedes.</summary>
    public static DateOnly DosePrecededBy(Draft echo) => echo.Why.AnchorDate;

    private static string? PerformedWithoutResult(DateOnly date, Projection before)
    {
        foreach (var echo in before.Events)
        {
            if (echo is { Kind: EventKind.Echo, IsDone: true, Lvef: null } && echo.DoneOn <= date && date <= echo.DoneOn!.Value.AddDays(MatchDays))
            {
                return echo.Key;
            }
        }

        return null;
    }

    private static string? OnThatDay(DateOnly date, Projection before)
    {
        string? planned = null;
        foreach (var echo in before.Events)
        {
            if (echo is { Kind: EventKind.Echo, IsOpen: true } && (echo.Booked == date || echo.Date == date) && CanClose(echo, date))
            {
                if (echo.Booked == date)
                {
                    return echo.Key;
                }

                planned ??= echo.Key;
            }
        }

        return planned;
    }

    private static string? OpenRepeat(DateOnly date, Projection before)
    {
        if (RepeatAskedOn(before.Work) is not { } asked || date < asked)
        {
            return null;
        }

        foreach (var echo in before.Events)
        {
            if (echo is { Kind: EventKind.Echo, IsOpen: true } && EchoKeys.IsRepeat(echo.Key))
            {
                return echo.Key;
            }
        }

        return null;
    }

    private static string? EarliestOpen(DateOnly date, Projection before)
    {
        var asked = RepeatAskedOn(before.Work);
        foreach (var echo in before.Events)
        {
            var isTooEarly = EchoKeys.IsRepeat(echo.Key) && date < asked;
            if (echo is { Kind: EventKind.Echo, IsOpen: true } && !isTooEarly && echo.Date <= date.AddDays(MatchDays) && CanClose(echo, date))
            {
                return echo.Key;
            }
        }

        return null;
    }
}
