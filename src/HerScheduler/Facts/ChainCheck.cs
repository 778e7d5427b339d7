using HerScheduler.Courses;
using HerScheduler.Data;

namespace HerScheduler.Facts;

/// <summary>
/// Compares a plan's stored fact log with what its hashes say was written. An entry's hash covers its number, so an entry that was only moved
/// still tells where it stood; one that fits no number was edited.
/// </summary>
public sealed class ChainCheck
{
    /// <summary>How far an entry is looked for around its stored number: bounds the work on a log that was rewritten altogether.</summary>
    private const int Reach = 100;

    private readonly HashChain _chain;
    private readonly ChainEnd _end;
    private readonly List<Entry> _entries;
    private readonly List<ChainBreak> _breaks = [];

    private ChainCheck(HashChain chain, ChainEnd end, IEnumerable<LogEntryRow> rows)
    {
        (_chain, _end) = (chain, end);
        _entries = [.. rows.OrderBy(row => row.Number).Select(row => new Entry(row, NumberWritten(row)))];
    }

    /// <param name="chain">How the log is sealed.</param>
    /// <param name="end">What the plan's row says of its log.</param>
    /// <param name="rows">All stored entries of the plan.</param>
    /// <returns>Empty when the log is as it was written; else each place, by number.</returns>
    public static IReadOnlyList<ChainBreak> Of(HashChain chain, ChainEnd end, IEnumerable<LogEntryRow> rows)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(end);
        var check = new ChainCheck(chain, end, rows);
        return check.IsIntact() ? [] : check.Explain();
    }

    /// <summary>The usual case, in one pass.</summary>
    private bool IsIntact()
    {
        var previous = HashChain.Start;
        for (var number = 0; number < _entries.Count; number++)
        {
            var (row, written) = _entries[number];
            if (row.Number != number || written != number || row.PreviousHash != previous)
            {
                return false;
            }

            previous = row.Hash;
        }

        return _entries.Count == _end.Count && previous == (_end.LastHash ?? HashChain.Start) && WithoutKey() is null;
    }

    private List<ChainBreak> Explain()
    {
        var slots = Slots();
        foreach (var entry in _entries.Except(slots.Values))
        {
            Add(entry, Tampering.EntryInserted);
        }

        var inserted = _breaks.ConvertAll(found => found.Number);
        var missing = Enumerable.Range(0, _end.Count).Where(number => !slots.ContainsKey(number)).ToList();
        _breaks.AddRange(missing.Select(number => new ChainBreak(number, EntryId: null, Tampering.EntryMissing)));
        foreach (var (number, entry) in slots)
        {
            Judge(number, entry, slots, inserted, missing);
        }

        if (WithoutKey() is { } open)
        {
            _breaks.Add(open);
        }

        if (_breaks.Count == 0)
        {
            _breaks.Add(new ChainBreak(_end.Count, EntryId: null, Tampering.EntryMissing, "the plan's row ends with a hash that no entry has"));
        }

        _breaks.Sort((a, b) => a.Number.CompareTo(b.Number));
        return _breaks;
    }

    /// <summary>
    /// Without the key an entry can only have been written before there was one: a keyed entry follows it at last, or a seal made with the key says so. After
    /// a keyed entry the service writes no other.
    /// </summary>
    private ChainBreak? WithoutKey()
    {
        if (_entries.SkipWhile(entry => !IsKeyed(entry)).FirstOrDefault(entry => !IsKeyed(entry)) is { } later)
        {
            return new ChainBreak(later.Row.Number, later.Row.EntryId, Tampering.NotKeyed, "though one before it is");
        }

        return _chain.IsKeyed && _entries is [{ } first, ..] && !IsKeyed(_entries[^1])
            && !_chain.IsSealed(first.Row.PlanId, _end.Count, _entries[^1].Row.Hash, _end.Seal)
            ? new ChainBreak(first.Row.Number, first.Row.EntryId, Tampering.NotKeyed, "nor sealed, and none after it")
            : null;
    }

    /// <summary>Which entry belongs at which number: those whose hash says so, then edited ones where they stand.</summary>
    private Dictionary<int, Entry> Slots()
    {
        var followed = _entries.Select(entry => entry.Row.PreviousHash).Append(_end.LastHash ?? HashChain.Start).ToHashSet(StringComparer.Ordinal);
        var slots = new Dictionary<int, Entry>();
        foreach (var same in _entries.Where(entry => entry.Written >= 0 && entry.Written < _end.Count).GroupBy(entry => entry.Written!.Value))
        {
            // Of two that claim one number, the one that the next entry is chained to was there first.
            slots[same.Key] = same.OrderByDescending(entry => followed.Contains(entry.Row.Hash)).ThenByDescending(entry => entry.Row.Number == same.Key)
                .First();
        }

        foreach (var edited in _entries.Where(entry => entry.Written is null && entry.Row.Number >= 0 && entry.Row.Number < _end.Count))
        {
            slots.TryAdd(edited.Row.Number, edited);
        }

        return slots;
    }

    private void Judge(int number, Entry entry, Dictionary<int, Entry> slots, List<int> inserted, List<int> missing)
    {
        // Numbers that only shifted because another entry was put in or taken out are no finding of their own.
        var shifted = number + inserted.Count(other => other < entry.Row.Number) - missing.Count(other => other < number);
        if (entry.Written is null)
        {
            Add(entry, Tampering.ContentChanged);
        }
        else if (entry.Row.Number != number && entry.Row.Number != shifted)
        {
            Add(entry, Tampering.OrderChanged, $"it was number {number}");
        }
        else if (number == 0 && entry.Row.PreviousHash != HashChain.Start)
        {
            Add(entry, Tampering.ContentChanged, "the first entry follows no other");
        }
        else if (slots.TryGetValue(number + 1, out var next) && next.Written is not null && next.Row.PreviousHash != entry.Row.Hash)
        {
            Add(entry, Tampering.ContentChanged, $"entry {next.Row.Number} follows another hash");
        }
        else if (number == _end.Count - 1 && entry.Row.Hash != _end.LastHash)
        {
            Add(entry, Tampering.ContentChanged, "the plan's row ends with another hash");
        }
    }

    private void Add(Entry entry, Tampering what, string detail = "") => _breaks.Add(new ChainBreak(entry.Row.Number, entry.Row.EntryId, what, detail));

    /// <summary>The number under which the entry has the hash it has; null when there is none.</summary>
    private int? NumberWritten(LogEntryRow row)
    {
        for (var distance = 0; distance <= Reach; distance++)
        {
            foreach (var number in distance == 0 ? [row.Number] : new[] { row.Number - distance, row.Number + distance })
            {
                if (_chain.Verify(row, number))
                {
                    return number;
                }
            }
        }

        return null;
    }

    private static bool IsKeyed(Entry entry) => AuditKeys.KeyOf(entry.Row.Hash) is not null;

    private sealed record Entry(LogEntryRow Row, int? Written);
}

/// <summary>What a plan's own row says of its fact log.</summary>
/// <param name="Count">How many entries there are: the approval and the accepted facts; 0 for a draft.</param>
/// <param name="LastHash">The hash of the last one; null for a draft.</param>
/// <param name="Seal">Made with the key when the last one was written without; else null.</param>
public sealed record ChainEnd(int Count, string? LastHash, string? Seal)
{
    public static ChainEnd Of(PlanStatus status, int version, string? lastHash, string? seal) =>
        new(status == PlanStatus.Draft ? 0 : version + 1, lastHash, seal);
}
