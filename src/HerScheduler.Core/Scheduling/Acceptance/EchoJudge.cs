using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether an echo can be booked, performed or given a result.</summary>
internal static class EchoJudge
{
    public static (Draft? Echo, Verdict Verdict) Open(string key, Projection before)
    {
        var (found, refused) = FactJudge.FindOpen(before, key, "#/event");
        return found is null || found.Kind == EventKind.Echo
            ? (found, refused)
            : (null, Verdict.Contradiction("#/event", $"{key} is not an echo"));
    }

    public static Verdict Performed(EchoPerformed fact, Projection before)
    {
        var (echo, refused) = Open(fact.Event, before);
        return echo is null ? refused : InTime(echo, fact.Date);
    }

    public static Verdict Result(LvefResult fact, Projection before)
    {
        if (fact.Event is not { } key || before.Find(key) is { Kind: EventKind.Echo, IsDone: true, Lvef: null })
        {
            return Verdict.Accepted;
        }

        var (echo, refused) = Open(key, before);
        return echo is null ? refused : InTime(echo, fact.Date);
    }

    private static Verdict InTime(Draft echo, DateOnly date) => EchoMatcher.CanClose(echo, date)
        ? Verdict.Accepted
        : Verdict.Contradiction("#/date", Notes.Text(
            $"{echo.Key} comes before the dose on {EchoMatcher.DosePrecededBy(echo):O}; {date:O} is later. Record the LVEF without an event"));
}
