namespace HerScheduler.Facts;

/// <summary>What somebody did to a plan's fact log behind the service's back.</summary>
public enum Tampering
{
    /// <summary>The entry is not as it was written.</summary>
    ContentChanged,

    /// <summary>There was an entry here.</summary>
    EntryMissing,

    /// <summary>The service never wrote this entry.</summary>
    EntryInserted,

    /// <summary>The entry stood at another number.</summary>
    OrderChanged,

    /// <summary>Whoever wrote the entry did not have the key.</summary>
    NotKeyed,
}

/// <summary>One place at which a fact log is not as it was written.</summary>
/// <param name="Number">The number of the entry as stored; of a missing one, the number it had.</param>
/// <param name="EntryId">Its id; null when it is missing.</param>
/// <param name="What">What was done.</param>
/// <param name="Detail">More for a person, or empty.</param>
public sealed record ChainBreak(int Number, string? EntryId, Tampering What, string Detail = "")
{
    /// <summary><c>entry 2 (fact-2): content changed</c>.</summary>
    public override string ToString() =>
        (EntryId is null ? $"entry {Number}: " : $"entry {Number} ({EntryId}): ") + Words + (Detail.Length == 0 ? "" : $", {Detail}");

    private string Words => What switch
    {
        Tampering.ContentChanged => "content changed",
        Tampering.EntryMissing => "entry missing",
        Tampering.EntryInserted => "entry inserted",
        Tampering.OrderChanged => "order changed",
        Tampering.NotKeyed => "not keyed",
        _ => throw new InvalidOperationException($"No words for {What}."),
    };
}
