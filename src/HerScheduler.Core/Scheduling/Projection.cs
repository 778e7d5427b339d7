namespace HerScheduler.Core.Scheduling;

/// <summary>The events that follow from a ledger: the schedule before it is seen from a day.</summary>
internal sealed class Projection
{
    private readonly Dictionary<string, Draft> _byKey;

    public Projection(Workspace work, Dictionary<string, Draft> byKey)
    {
        Work = work;
        _byKey = byKey;
        DateOrder.Sort(work.Events);
    }

    public Workspace Work { get; }

    /// <summary>By date, then by key.</summary>
    public IReadOnlyList<Draft> Events => Work.Events;

    public Draft? Find(string key) => _byKey.GetValueOrDefault(key);
}
