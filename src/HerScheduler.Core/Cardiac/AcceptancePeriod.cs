using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>A time during which HER2 therapy goes on below normal under cardiology (rule L9).</summary>
internal sealed class AcceptancePeriod(LvefAcceptance decision, DateOnly end)
{
    public DateOnly From => decision.From;

    /// <summary>Values below it are not accepted, percent.</summary>
    public decimal Floor => decision.Floor;

    /// <summary>Its place in the order of recording.</summary>
    public int Order => decision.Order;

    public string Reason => decision.Reason;

    /// <summary>The first day on which it no longer stands; <see cref="DateOnly.MaxValue"/> while nothing ends it.</summary>
    public DateOnly End { get; private set; } = end;

    /// <summary>There was a day on which it stood; one that was ended on the day it began never did.</summary>
    public bool EverStood => End > From;

    /// <summary>Something recorded ended it; it did not run out.</summary>
    public bool WasEnded => End < (decision.Until ?? DateOnly.MaxValue);

    public bool StandsOn(DateOnly day) => day >= From && day < End;

    /// <summary>The reading neither holds nor counts as a hold: it was measured, or recorded later, while this stood, and is not below the floor.</summary>
    public bool Covers(LvefReading reading) => reading.Percent >= Floor && reading.Date < End && (reading.Date >= From || reading.Order > Order);

    /// <summary>
    /// A reading below the floor ends it. So does one that was measured before it, is recorded after it, and was the last LVEF on the day it began: nobody
    /// accepted that value, and an acceptance with a floor above the last LVEF is none.
    /// </summary>
    /// <param name="reading">In the order of dates.</param>
    /// <param name="next">The day of the reading after it, or null.</param>
    public void Meet(LvefReading reading, DateOnly? next)
    {
        if (reading.Percent >= Floor || reading.Order < Order)
        {
            return;
        }

        if (StandsOn(reading.Date))
        {
            End = reading.Date;
        }
        else if (reading.Date < From && (next is null || next > From))
        {
            End = From;
        }
    }
}
