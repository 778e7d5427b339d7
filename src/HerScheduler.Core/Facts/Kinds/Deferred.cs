using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>An event moves to <see cref="To"/>; later cycles keep their interval from it.</summary>
public sealed record Deferred : Fact, IFactKind<Deferred>
{
    private static readonly FieldType<DateOnly> NewDate = FieldTypes.Day("The new date; it can lie in the future.");

    public required string Event { get; init; }

    public required DateOnly To { get; init; }

    public override FactKind Kind => FactKind.Deferred;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"{Event} was deferred to {To:O}{FactPhrase.Because(this)}");

    public override string ShortPhrase => $"{Event} was deferred";

    internal override FactDates Dates => FactDates.Planned(To);

    static string IFactKind<Deferred>.Meaning => "The event moves to another date; later cycles keep their interval from it.";

    static bool IFactKind<Deferred>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Deferred IFactKind<Deferred>.Map(FactFields fields, Deferred? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        To = fields.Has("to", NewDate, fact?.To),
    };
}
