using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>A therapy, or one agent, stops for good from <see cref="Date"/> on.</summary>
public sealed record Ceased : Fact, IFactKind<Ceased>
{
    private static readonly FieldType<Therapy> WhichTherapy = FieldTypes.OneOf<Therapy>("What stops.");
    private static readonly FieldType<Agent> WhichAgent = FieldTypes.OneOf<Agent>("The one agent that stops for good; in place of a therapy.");
    private static readonly FieldType<AntibodyTherapy> WhatFollows =
        FieldTypes.OneOf<AntibodyTherapy>("The antibodies that give the rest of the course of a conjugate.");
    private static readonly FieldRule TherapyOrAgent = FieldRule.ExactlyOne("therapy", "agent", $"{WireNames<Therapy>.Choices}, or agent in its place");
    private static readonly FieldRule ThenAfterAConjugate =
        FieldRule.OnlyWith("then", "agent", [.. AgentSet.Conjugates.Members().Select(WireNames<Agent>.Of)]);

    /// <summary>What stops: its open events are cancelled. Null when one agent stops.</summary>
    public Therapy? Therapy { get; init; }

    /// <summary>The one agent that stops: it is taken out of open cycles. Null when a therapy stops.</summary>
    public Agent? Agent { get; init; }

    /// <summary>The antibodies that finish the course of a conjugate that stops; null: nothing does.</summary>
    public AntibodyTherapy? Then { get; init; }

    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.Ceased;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"{Subjects} was ceased on {Date:O}{FactPhrase.Because(this)}");

    public override string ShortPhrase => $"{Subjects} was ceased";

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<Ceased>.Meaning =>
        "A therapy, or one agent, stops for good: open events of it from that date on are cancelled, or the agent is taken out of them.";

    static bool IFactKind<Ceased>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Ceased IFactKind<Ceased>.Map(FactFields fields, Ceased? fact)
    {
        var mapped = new Ceased
        {
            Id = fields.Id,
            Plan = fields.Plan,
            By = fields.By,
            Therapy = fields.MayHave("therapy", WhichTherapy, fact?.Therapy),
            Agent = fields.MayHave("agent", WhichAgent, fact?.Agent),
            Then = fields.MayHave("then", WhatFollows, fact?.Then),
            Date = fields.Date(fact?.Date),
        };
        fields.Rule(TherapyOrAgent);
        fields.Rule(ThenAfterAConjugate);
        return mapped;
    }

    private string Subjects => Agent is { } agent ? WireNames<Agent>.Of(agent) : TherapyNames.Of(Therapy ?? Facts.Therapy.All);
}
