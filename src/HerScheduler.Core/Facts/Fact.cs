namespace HerScheduler.Core.Facts;

/// <summary>One thing that happened or was decided. Facts are appended, never edited; a wrong one is retracted by another fact.</summary>
/// <remarks>
/// Each kind is one file in <c>Facts/Kinds</c>: its fields, how they are read, written and described (<see cref="IFactKind{TSelf}"/>), and the
/// members below. What a kind does to a course stands in <c>Scheduling/Entries</c>, how it is judged in <c>Scheduling/Acceptance</c>; both are
/// visitors, so that a new kind does not compile before both have answered for it.
/// </remarks>
public abstract record Fact
{
    private protected Fact()
    {
    }

    /// <summary>Chosen by the sender: the same id with the same content is accepted and changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public required string Plan { get; init; }

    /// <summary>Who says so, as claimed by the sender.</summary>
    public required string By { get; init; }

    /// <summary>The reason given; required for the kinds that say so, and with <see cref="Force"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Accept although a rule that can be forced speaks against it. Needs a reason.</summary>
    public bool Force { get; init; }

    /// <summary>The kind; on the wire <c>dose-given</c>.</summary>
    public abstract FactKind Kind { get; }

    /// <summary>
    /// The key of the event that the fact records something about; null when it is about none, or (an LVEF result without event) about one
    /// that only the schedule tells. An acknowledgement is about an alert and changes no event: null.
    /// </summary>
    public abstract string? Subject { get; }

    /// <summary>What it says, as the clause that follows "because": <c>tchp-4 was deferred to 2026-03-16: ANC below 1.5</c>.</summary>
    public abstract string Phrase { get; }

    /// <summary>The same without dates and reasons where the event says enough: <c>tchp-4 was deferred</c>.</summary>
    public virtual string ShortPhrase => Phrase;

    /// <summary>Which of its dates can lie in the site's future.</summary>
    internal abstract FactDates Dates { get; }

    /// <summary>Calls the method of <paramref name="visitor"/> that is for this kind.</summary>
    public abstract T Accept<T>(IFactVisitor<T> visitor);
}
