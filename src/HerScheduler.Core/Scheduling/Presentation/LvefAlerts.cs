using HerScheduler.Core.Cardiac;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts about when LVEF was measured: too low to start, too long ago, not booked, result awaited (rules R6, E2, E8).</summary>
internal static class LvefAlerts
{
    private const int StaleDays = 7;
    private const int BookingDays = 14;
    private const int ResultDays = 3;

    public static void Add(Projection projection, AlertList alerts)
    {
        AddStartLow(projection.Work, alerts);
        AddBelowNormal(projection.Work, alerts);
        AddAccepted(projection.Work, alerts);
        AddGap(projection, alerts);
        foreach (var draft in projection.Events)
        {
            if (draft.Kind == EventKind.Echo)
            {
                AddEcho(draft, alerts);
            }
        }
    }

    private static void AddStartLow(Workspace work, AlertList alerts)
    {
        if (LvefStart.TooLow(work) is { } low)
        {
            alerts.Add(new Alert(AlertCode.LvefStartLow, low.Reading.Echo, low.Reading.Date,
                Notes.Text($"LVEF {low.Reading.Shown} % on {low.Reading.Date:O} is below {low.Threshold} %, the least to start HER2 therapy with ({low.Dose.Key}, {low.Dose.Date:O})."),
                Sources.LvefStart));
        }
    }

    private static void AddBelowNormal(Workspace work, AlertList alerts)
    {
        if (work.BelowNormal is { } below && alerts.Holds(below.Since))
        {
            alerts.Add(new Alert(AlertCode.LvefBelowNormal, below.Reading.Echo, below.Since,
                Notes.Text($"LVEF {below.Reading.Shown} % on {below.Reading.Date:O} is below normal ({work.Plan.Settings.LvefLowerLimitOfNormal} %) "
                    + $"and holds nothing: repeat within {BelowNormal.RepeatDays} days, and look before the next HER2 dose."),
                Sources.LvefBelowNormal));
        }
    }

    private static void AddAccepted(Workspace work, AlertList alerts)
    {
        foreach (var acceptance in work.Holds.Acceptances)
        {
            if (acceptance.StandsOn(alerts.AsOf))
            {
                alerts.Add(new Alert(AlertCode.LvefAccepted, null, acceptance.From,
                    Notes.Text($"HER2 therapy goes on below normal, from {acceptance.Floor} % up, accepted on {acceptance.From:O}: {Notes.Sentence(acceptance.Reason)}"),
                    Sources.LvefAccepted));
            }
        }
    }

    private static void AddGap(Projection projection, AlertList alerts)
    {
        var (work, asOf) = (projection.Work, alerts.AsOf);
        if (work.FirstHer2Dose is not { } first || work.LastHer2Dose is not { } last)
        {
            return;
        }

        var measured = IntervalInForce.LastMeasured(work.Ledger, asOf);
        var gap = LvefGap.Begins(work, first, measured);
        var since = gap > first.Her2From ? gap : first.Her2From;
        if (asOf >= since && asOf <= last.Her2To)
        {
            var echo = FirstOpenEcho(projection);
            alerts.Add(new Alert(AlertCode.LvefGap, echo, since, $"{Known(measured)}, more than the echo interval and 14 days ago. Book an echo.",
                Sources.LvefGap));
        }

        foreach (var dose in work.Her2Doses)
        {
            if (dose.Status == EventStatus.Planned && dose.Cycle!.Held.IsEmpty && dose.Date >= gap && dose.Date >= asOf
                && alerts.Holds(dose.Date.AddDays(-StaleDays)))
            {
                alerts.Add(new Alert(AlertCode.LvefStale, dose.Key, dose.Date.AddDays(-StaleDays),
                    Notes.Text($"{Known(measured)}: too old for {dose.Key} on {dose.Date:O}."), Sources.LvefGap));
            }
        }
    }

    private static void AddEcho(Draft echo, AlertList alerts)
    {
        if (echo is { Status: EventStatus.Planned, Booked: null } && echo.Date >= alerts.AsOf && alerts.Holds(echo.Date.AddDays(-BookingDays)))
        {
            alerts.Add(new Alert(AlertCode.NotBooked, echo.Key, echo.Date.AddDays(-BookingDays),
                Notes.Text($"{echo.Key} on {echo.Date:O} is not booked."), Sources.Echo));
        }

        if (echo is { IsDone: true, Lvef: null } && alerts.Holds(echo.Date.AddDays(ResultDays)))
        {
            alerts.Add(new Alert(AlertCode.ResultAwaited, echo.Key, echo.Date.AddDays(ResultDays),
                Notes.Text($"{echo.Key} was performed on {echo.Date:O}; its LVEF is awaited."), Sources.Echo));
        }
    }

    private static string Known(Measurement? measured) => measured is null ? "No LVEF is known" : Notes.Text($"The last LVEF is of {measured.Date:O}");

    private static string? FirstOpenEcho(Projection projection)
    {
        foreach (var draft in projection.Events)
        {
            if (draft is { Kind: EventKind.Echo, IsOpen: true })
            {
                return draft.Key;
            }
        }

        return null;
    }
}
