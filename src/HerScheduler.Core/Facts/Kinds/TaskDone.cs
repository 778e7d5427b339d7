using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>A clinic's own task was done.</summary>
public sealed record TaskDone : Fact, IFactKind<TaskDone>
{
    private static readonly FieldType<string> NoteField = FieldTypes.Line("What came of it.", 2000);

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }

    public string? Note { get; init; }

    public override FactKind Kind => FactKind.TaskDone;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"{Event} was done on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<TaskDone>.Meaning => "A clinic's own task was done; the next of its kind counts from it.";

    static bool IFactKind<TaskDone>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static TaskDone IFactKind<TaskDone>.Map(FactFields fields, TaskDone? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        Date = fields.Date(fact?.Date),
        Note = fields.MayHave("note", NoteField, fact?.Note),
    };
}
