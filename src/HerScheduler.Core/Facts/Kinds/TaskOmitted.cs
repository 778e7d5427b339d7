using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>A clinic's own task was left out.</summary>
public sealed record TaskOmitted : Fact, IFactKind<TaskOmitted>
{
    public required string Event { get; init; }

    public override FactKind Kind => FactKind.TaskOmitted;

    public override string? Subject => Event;

    public override string Phrase => $"{Event} was omitted{FactPhrase.Because(this)}";

    public override string ShortPhrase => $"{Event} was omitted";

    internal override FactDates Dates => FactDates.None;

    static string IFactKind<TaskOmitted>.Meaning => "A clinic's own task was left out.";

    static bool IFactKind<TaskOmitted>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static TaskOmitted IFactKind<TaskOmitted>.Map(FactFields fields, TaskOmitted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
    };
}
