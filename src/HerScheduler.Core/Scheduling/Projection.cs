namespace HerScheduler.Core.Scheduling;

/// <summary>The events that follow from a ledger: the schedule before it is seen from a day.</summary>
internal sealed class Projection
{
    public Projection(Workspace work)
    {
        Work = work;
        DateOrder.Sort(work.Events);
    }

    public Workspace Work { get; }

    /// <summary>By date, then by key.</summary>
    public IReadOnlyList<Draft> Events => Work.Events;

    /// <summary>One by one: a fact asks for few events, and a dictionary of them all would be made after each.</summary>
    public Draft? Find(string key)
    {
        foreach (var draft in Work.Events)
        {
            if (draft.Key == key)
            {
                return draft;
            }
        }

        return null;
    }
}
