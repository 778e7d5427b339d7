using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Somebody has seen the overdue alert of an event: no further escalation of the present one.</summary>
public sealed record Acknowledged : Fact, IFactKind<Acknowledged>
{
    private static readonly FieldType<string> NoteField = FieldTypes.Line("What was done about it.", 2000);

    public required string Event { get; init; }

    public required string Note { get; init; }

    public override FactKind Kind => FactKind.Acknowledged;

    public override string? Subject => null;

    public override string Phrase => $"the alert of {Event} was acknowledged";

    internal override FactDates Dates => FactDates.None;

    static string IFactKind<Acknowledged>.Meaning => "Somebody has seen the overdue alert of the event; the present one escalates no further.";

    static bool IFactKind<Acknowledged>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Acknowledged IFactKind<Acknowledged>.Map(FactFields fields, Acknowledged? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        Note = fields.Has("note", NoteField, fact?.Note),
    };
}
