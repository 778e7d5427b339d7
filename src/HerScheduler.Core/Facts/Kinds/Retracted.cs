using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Another fact counts as never recorded; it stays in the audit trail.</summary>
public sealed record Retracted : Fact, IFactKind<Retracted>
{
    private static readonly FieldType<string> FactId = FieldTypes.Identifier("The id of the fact that is taken back.");

    /// <summary>The id of the fact that is taken back.</summary>
    public required string Fact { get; init; }

    public override FactKind Kind => FactKind.Retracted;

    public override string? Subject => null;

    public override string Phrase => $"fact {Fact} was retracted{FactPhrase.Because(this)}";

    public override string ShortPhrase => $"fact {Fact} was retracted";

    internal override FactDates Dates => FactDates.None;

    static string IFactKind<Retracted>.Meaning => "Another fact counts as never recorded; it stays in the audit trail.";

    static bool IFactKind<Retracted>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Retracted IFactKind<Retracted>.Map(FactFields fields, Retracted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Fact = fields.Has("fact", FactId, fact?.Fact),
    };
}
