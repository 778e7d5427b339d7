namespace HerScheduler.Core.Scheduling;

/// <summary>
/// What a cycle that is recorded part by part leaves behind in between: nothing. In whatever order its parts come, the schedule in the end
/// is the same, so what happened to other events only because a part was missing is forgotten (rule C9).
/// </summary>
internal sealed class CycleParts
{
    private readonly Dictionary<string, string> _plannedBy = new(StringComparer.Ordinal);
    private Projection? _before;
    private string[] _plannedBefore = [];
    private int _repeatsBefore;
    private string? _last;

    /// <summary>The cycle of which the fact that is being entered records a part; null for all else.</summary>
    public string? Of { get; private set; }

    /// <summary>Another fact is entered.</summary>
    public void Next() => (_last, Of) = (Of, null);

    /// <summary>It records a first part of a cycle.</summary>
    public void Begin(string cycle, Projection before, Ledger ledger)
    {
        Of = cycle;
        Remember(before, ledger);
    }

    /// <summary>It records another part.</summary>
    public void Continue(string cycle) => Of = cycle;

    /// <summary>What the schedule is compared with to see what has gone: when parts follow each other the one before the first of them.</summary>
    /// <param name="projection">The schedule before the fact.</param>
    /// <param name="ledger">What ever was planned, and the numbers of repeat echoes, are set back with it.</param>
    public Projection Baseline(Projection projection, Ledger ledger)
    {
        if (Of is null)
        {
            return projection;
        }

        if (_last != Of || _before is null)
        {
            if (!ReferenceEquals(_before, projection))
            {
                // Other facts stand between this part and the one before it: what they made of the schedule stays.
                Remember(projection, ledger);
            }

            return projection;
        }

        ledger.Register.Reset(_plannedBefore);
        ledger.ForgetRepeats(_repeatsBefore);
        return _before;
    }

    /// <summary>An event was planned for the first time.</summary>
    public void Planned(string key)
    {
        if (Of is { } cycle)
        {
            _plannedBy[key] = cycle;
        }
    }

    /// <summary>True when the event was planned only because another part of the cycle that is being recorded was missing.</summary>
    public bool Forgets(string key)
    {
        if (Of is not { } cycle || !_plannedBy.TryGetValue(key, out var by) || by != cycle)
        {
            return false;
        }

        return _plannedBy.Remove(key);
    }

    private void Remember(Projection before, Ledger ledger) => (_before, _plannedBefore, _repeatsBefore) = (before, ledger.Register.Planned(), ledger.Repeats);
}
