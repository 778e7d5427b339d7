using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>An appointment for an echo exists.</summary>
public sealed record EchoBooked : Fact, IFactKind<EchoBooked>
{
    private static readonly FieldType<DateOnly> Appointment = FieldTypes.Day("The day of the appointment; it can lie in the future.");

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.EchoBooked;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"{Event} was booked for {Date:O}");

    internal override FactDates Dates => FactDates.Planned(Date);

    static string IFactKind<EchoBooked>.Meaning => "An appointment for an echo exists.";

    static bool IFactKind<EchoBooked>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static EchoBooked IFactKind<EchoBooked>.Map(FactFields fields, EchoBooked? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        Date = fields.Has("date", Appointment, fact?.Date),
    };
}
