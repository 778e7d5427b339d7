using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>What the holds do to one open HER2 dose (rule L8).</summary>
/// <param name="Date">The day it may be given at the earliest.</param>
/// <param name="Held">A hold that stands covers it.</param>
/// <param name="Lost">It falls out and is made up at the end (a dose within a chemotherapy cycle only).</param>
/// <param name="MovedBy">The hold that moved it, or null.</param>
internal readonly record struct HoldEffect(DateOnly Date, bool Held, bool Lost, HoldPeriod? MovedBy)
{
    /// <summary>
    /// A HER2-only cycle moves to the earliest resume while the hold stands and to the clinician's date once resumed;
    /// a cycle with chemotherapy keeps its date and loses the HER2 dose dated before that.
    /// </summary>
    public static HoldEffect On(DateOnly date, bool withChemotherapy, bool movable, IReadOnlyList<HoldPeriod> periods, SiteCalendar calendar)
    {
        var effect = new HoldEffect(date, Held: false, Lost: false, MovedBy: null);
        foreach (var period in periods)
        {
            if (effect.Date < period.From || period.EndedByCeasing)
            {
                continue;
            }

            var until = period.Stands ? period.EarliestResume : period.ResumedFrom;
            effect = effect with { Held = effect.Held || period.Stands };
            if (until is not { } day || effect.Date >= day)
            {
                continue;
            }

            effect = (withChemotherapy, movable) switch
            {
                (true, _) => effect with { Lost = true },
                (false, true) => effect with { Date = calendar.Forward(day), MovedBy = period },
                _ => effect,
            };
        }

        return effect;
    }
}
