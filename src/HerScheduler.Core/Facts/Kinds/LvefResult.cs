using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>An LVEF was measured.</summary>
public sealed record LvefResult : Fact, IFactKind<LvefResult>
{
    // The first edition took any number of decimals, and what it stored has to be read: so the decimals are a rule, not part of the type.
    private static readonly FieldType<decimal> PercentField = FieldTypes.Number("LVEF in percent. At most one decimal.", 10, 90);
    private static readonly FieldType<LvefMethod> MethodField = FieldTypes.OneOf<LvefMethod>("How it was measured.");
    private static readonly FieldRule PercentOrRange = FieldRule.ExactlyOne("percent", "range", "a number from 10 to 90, or range in its place");
    private static readonly FieldRule AtMostOneDecimal = FieldRule.AtMostOneDecimal("percent");

    public required DateOnly Date { get; init; }

    /// <summary>Percent, 10–90; of a range the lower value, which decides.</summary>
    public required decimal Percent { get; init; }

    /// <summary>The upper value when the report states a range; null when it states one value.</summary>
    public decimal? UpperPercent { get; init; }

    /// <summary>The echo it belongs to; null: matched by date.</summary>
    public string? Event { get; init; }

    /// <summary>How it was measured, when that was said.</summary>
    public LvefMethod? Method { get; init; }

    public override FactKind Kind => FactKind.LvefResult;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"LVEF was {Percents} % on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<LvefResult>.Meaning => "An LVEF was measured; it closes the echo it belongs to.";

    static bool IFactKind<LvefResult>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static LvefResult IFactKind<LvefResult>.Map(FactFields fields, LvefResult? fact)
    {
        var echo = fields.MayHave("event", FieldTypes.EventKey, fact?.Event);
        var date = fields.Date(fact?.Date);
        var percent = fields.MayHave("percent", PercentField, fact is { UpperPercent: null } ? fact.Percent : null);
        var range = fields.MayHave("range", LvefRange.Field, fact is { UpperPercent: { } upper } ? new LvefRange(fact.Percent, upper) : null);
        var method = fields.MayHave("method", MethodField, fact?.Method);
        fields.Rule(PercentOrRange);
        fields.Rule(AtMostOneDecimal);
        return new LvefResult
        {
            Id = fields.Id,
            Plan = fields.Plan,
            By = fields.By,
            Date = date,
            Percent = range?.Low ?? percent ?? default,
            UpperPercent = range?.High,
            Event = echo,
            Method = method,
        };
    }

    private string Percents => UpperPercent is { } upper ? FactPhrase.Text($"{Percent}–{upper}") : FactPhrase.Text($"{Percent}");
}
