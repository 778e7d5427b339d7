using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>Enters the end of a therapy, or of one agent.</summary>
internal static class CeaseEntries
{
    public static Entered Ceased(Ledger ledger, Ceased fact, int order, Projection before)
    {
        var cease = new Cease(fact.Date, fact.Reason ?? string.Empty, order, OpenFrom(fact.Date, before));
        if (fact.Agent is { } agent)
        {
            ledger.AgentsCeased.Add(new AgentCease(agent, cease, fact.Then));
            return Entered.Done;
        }

        var therapy = fact.Therapy
            ?? throw new ArgumentException($"Fact {fact.Id} ceases neither a therapy nor an agent; it cannot have been read.", nameof(fact));
        if (therapy is Therapy.Chemotherapy or Therapy.All)
        {
            ledger.ChemotherapyCeased ??= cease;
        }

        if (therapy is Therapy.Her2 or Therapy.All)
        {
            ledger.Her2TherapyCeased ??= cease;
        }

        if (therapy is Therapy.Radiotherapy or Therapy.All)
        {
            ledger.RadiotherapyCeased ??= cease;
        }

        if (therapy is Therapy.Endocrine or Therapy.All)
        {
            ledger.EndocrineCeased ??= cease;
        }

        return Entered.Done;
    }

    private static string[] OpenFrom(DateOnly date, Projection before) =>
    [
        .. before.Events
            .Where(e => e.IsOpen && e.Date >= date)
            .Where(e => e.Kind is EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd or EventKind.EndocrineStart or EventKind.EndocrineReview)
            .Select(e => e.Key),
    ];
}
