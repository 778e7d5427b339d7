namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts that hold on a day.</summary>
internal sealed class AlertList(DateOnly asOf)
{
    private readonly List<Alert> _alerts = [];

    public DateOnly AsOf { get; } = asOf;

    /// <summary>A condition that holds since then is listed; asked before its text is made.</summary>
    public bool Holds(DateOnly since) => since <= AsOf;

    /// <summary>Adds an alert, unless its day is still to come.</summary>
    public void Add(Alert alert)
    {
        if (Holds(alert.Since))
        {
            _alerts.Add(alert);
        }
    }

    /// <summary>By the day each began, then by code and event.</summary>
    public IReadOnlyList<Alert> InOrder()
    {
        _alerts.Sort(static (a, b) =>
            a.Since != b.Since ? a.Since.CompareTo(b.Since)
            : a.Code != b.Code ? a.Code.CompareTo(b.Code)
            : string.CompareOrdinal(a.Event, b.Event));
        return _alerts;
    }
}
