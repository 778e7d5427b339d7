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

        var alerts = new List<Alert>();
        HoldAlerts.Add(projection.Work, alerts);
        LvefAlerts.Add(projection, asOf, alerts);
        CourseAlerts.Add(projection, asOf, alerts);
        alerts.RemoveAll(alert => alert.Since > asOf);
        alerts.Sort(static (a, b) =>
            a.Since != b.Since ? a.Since.CompareTo(b.Since)
            : a.Code != b.Code ? a.Code.CompareTo(b.Code)
            : string.CompareOrdinal(a.Event, b.Event));
        return alerts;
    }
}
