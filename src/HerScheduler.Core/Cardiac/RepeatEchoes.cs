using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>
/// The repeat echoes that a low LVEF asks for: while its hold stands, its repeat is open, or it is below normal with nothing else standing for it (rule E5).
/// </summary>
internal static class RepeatEchoes
{
    private const int SecondRepeatDays = 28;
    private const int FurtherRepeatDays = 28;
    private const int RepeatWithoutHoldDays = 21;

    public static void Place(Workspace work)
    {
        if (work.Holds.StandingLvefHold?.Low is { } low)
        {
            PlaceDuringHold(work, low);
        }
        else if (work.Holds.OpenRepeat is { } asked)
        {
            PlaceOne(work, asked.FactId, asked.Date.AddDays(RepeatWithoutHoldDays), AfterLow(asked, RepeatWithoutHoldDays));
        }
        else if (work.BelowNormal is { } below)
        {
            var why = new Why(WhyRule.BelowNormal, "the LVEF below normal", below.Since, BelowNormal.RepeatDays);
            PlaceOne(work, below.Trigger, below.Since.AddDays(BelowNormal.RepeatDays), why);
        }
    }

    private static void PlaceOne(Workspace work, string trigger, DateOnly rule, Why why) =>
        work.Add(EchoDrafts.Of(work, EchoKeys.Repeat(work.Ledger.RepeatNumber(trigger, 1)), rule, why, forward: true));

    /// <summary>Those up to the earliest resume date at once, then one at a time.</summary>
    private static void PlaceDuringHold(Workspace work, LowLvef low)
    {
        Draft? previous = null;
        var placed = new List<Draft>();
        for (var ordinal = 1; ; ordinal++)
        {
            var (rule, why) = Rule(low, previous);
            if (previous is { IsDone: false } && rule > low.EarliestResume)
            {
                break;
            }

            var key = EchoKeys.Repeat(work.Ledger.RepeatNumber(low.Reading.FactId, ordinal));
            previous = EchoDrafts.Of(work, key, rule, why, forward: true);
            placed.Add(previous);
        }

        var lastDone = placed.FindLastIndex(echo => echo.IsDone);
        for (var i = 0; i < placed.Count; i++)
        {
            if (i < lastDone && !placed[i].IsDone)
            {
                placed[i].Status = EventStatus.Omitted;
                placed[i].Note = Notes.Join(placed[i].Note, $"Omitted: {placed[lastDone].Key} was performed.");
            }

            work.Add(placed[i]);
        }
    }

    private static (DateOnly Rule, Why Why) Rule(LowLvef low, Draft? previous)
    {
        var first = low.FirstRepeatDays;
        if (previous is null)
        {
            return (low.Reading.Date.AddDays(first), AfterLow(low.Reading, first));
        }

        var second = low.Reading.Date.AddDays(SecondRepeatDays);
        return first < SecondRepeatDays && (!previous.IsDone || previous.Date < second) && previous.Why.Rule == WhyRule.AfterLowResult
            && previous.Why.Count == first
            ? (second, AfterLow(low.Reading, SecondRepeatDays))
            : (previous.Date.AddDays(FurtherRepeatDays), new Why(WhyRule.AfterRepeat, previous.Key, previous.Date, FurtherRepeatDays));
    }

    private static Why AfterLow(LvefReading low, int days) => new(WhyRule.AfterLowResult, "the low LVEF", low.Date, days);
}
