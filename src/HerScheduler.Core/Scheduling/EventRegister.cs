namespace HerScheduler.Core.Scheduling;

/// <summary>
/// What is remembered of the events by their keys: which of them the projection under way lists, and which were planned once. One that was planned is
/// cancelled when the rules no longer produce it; it does not just go.
/// </summary>
internal sealed class EventRegister
{
    private readonly Dictionary<string, Entry> _entries = new(64, StringComparer.Ordinal);
    private int _projection;

    /// <summary>Another projection is completed: it lists nothing yet.</summary>
    public void Begin() => _projection++;

    /// <summary>The projection lists an event.</summary>
    /// <returns>True when it is planned for the first time.</returns>
    /// <exception cref="InvalidOperationException">It lists another one of that key: a step is at fault.</exception>
    public bool List(Draft draft)
    {
        if (!_entries.TryGetValue(draft.Key, out var entry))
        {
            _entries.Add(draft.Key, entry = new Entry());
        }

        if (entry.ListedIn == _projection)
        {
            throw new InvalidOperationException($"Two events of one schedule are called {draft.Key}.");
        }

        entry.ListedIn = _projection;
        return !draft.Provisional && !entry.WasPlanned && (entry.WasPlanned = true);
    }

    public bool Lists(string key) => _entries.TryGetValue(key, out var entry) && entry.ListedIn == _projection;

    public bool WasPlanned(string key) => _entries.TryGetValue(key, out var entry) && entry.WasPlanned;

    /// <summary>The event counts as never planned.</summary>
    public void Forget(string key) => _entries[key].WasPlanned = false;

    /// <summary>The keys of all events that were planned once.</summary>
    public string[] Planned() => [.. _entries.Where(each => each.Value.WasPlanned).Select(each => each.Key)];

    /// <summary>Sets back what was planned once.</summary>
    public void Reset(string[] planned)
    {
        foreach (var entry in _entries.Values)
        {
            entry.WasPlanned = false;
        }

        foreach (var key in planned)
        {
            _entries[key].WasPlanned = true;
        }
    }

    private sealed class Entry
    {
        public int ListedIn { get; set; }

        public bool WasPlanned { get; set; }
    }
}
