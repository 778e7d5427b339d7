namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>Everything that needs a person, seen from a day; listed from the first local day its condition holds.</summary>
internal static class Alerts
{
    public static IReadOnlyList<Alert> Of(Projection projection, DateOnly asOf)
    {
        if (projection.Work.Ledger.Closing is not null)
        {
            return [];
        }

        var alerts = new AlertList(asOf);
        HoldAlerts.Add(projection.Work, alerts);
        LvefAlerts.Add(projection, alerts);
        CourseAlerts.Add(projection, alerts);
        return alerts.InOrder();
    }
}
