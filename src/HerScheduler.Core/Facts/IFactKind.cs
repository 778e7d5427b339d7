using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>What a kind of fact says of itself before there is a fact: how its documents look.</summary>
/// <typeparam name="TSelf">The record of the kind.</typeparam>
internal interface IFactKind<TSelf>
    where TSelf : Fact, IFactKind<TSelf>
{
    /// <summary>One sentence for the contract.</summary>
    public static abstract string Meaning { get; }

    /// <summary>True when a fact of this kind always says why.</summary>
    public static abstract bool NeedsReason { get; }

    /// <summary>
    /// Goes once over the fields of the kind, in the order in which they are written. Reading fills the fact that is returned, writing takes
    /// the values of <paramref name="fact"/>, describing takes note of names and types: one list for all three.
    /// </summary>
    /// <param name="fields">Reads, writes or describes.</param>
    /// <param name="fact">The fact that is written; null when one is read or the kind is described.</param>
    public static abstract TSelf Map(FactFields fields, TSelf? fact);
}
