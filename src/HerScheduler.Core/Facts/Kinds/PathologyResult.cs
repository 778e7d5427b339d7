using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts;

/// <summary>Pathology answered; it decides the branch.</summary>
public sealed record PathologyResult : Fact, IFactKind<PathologyResult>
{
    private static readonly FieldType<PathologyResponse> ResponseField = FieldTypes.OneOf<PathologyResponse>("What was found.");

    public required DateOnly Date { get; init; }

    public required PathologyResponse Response { get; init; }

    public override FactKind Kind => FactKind.PathologyResult;

    public override string? Subject => EventKeys.Pathology;

    public override string Phrase =>
        FactPhrase.Text($"pathology on {Date:O} showed {(Response == PathologyResponse.Pcr ? "a complete response" : "residual disease")}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<PathologyResult>.Meaning => "Pathology answered; it decides the branch.";

    static bool IFactKind<PathologyResult>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static PathologyResult IFactKind<PathologyResult>.Map(FactFields fields, PathologyResult? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
        Response = fields.Has("response", ResponseField, fact?.Response),
    };
}
