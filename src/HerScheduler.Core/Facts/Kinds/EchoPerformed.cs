using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>An echo was done; its result is awaited.</summary>
public sealed record EchoPerformed : Fact, IFactKind<EchoPerformed>
{
    public required string Event { get; init; }

    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.EchoPerformed;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"{Event} was performed on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<EchoPerformed>.Meaning => "An echo was done; its result is awaited.";

    static bool IFactKind<EchoPerformed>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static EchoPerformed IFactKind<EchoPerformed>.Map(FactFields fields, EchoPerformed? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        Date = fields.Date(fact?.Date),
    };
}
