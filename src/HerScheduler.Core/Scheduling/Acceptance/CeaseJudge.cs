using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a therapy, or one agent, can be ceased.</summary>
internal static class CeaseJudge
{
    public static Verdict Judge(Ceased fact, Projection before)
    {
        if (fact.Agent is { } agent)
        {
            return AgentCeaseJudge.Judge(fact, agent, before);
        }

        var therapy = fact.Therapy ?? throw new ArgumentException($"Fact {fact.Id} ceases neither a therapy nor an agent.", nameof(fact));
        return Already(therapy, before.Work.Ledger) is { } already
            ? Verdict.Contradiction("#/therapy", Notes.Text($"{WireNames<Therapy>.Of(therapy)} was already ceased on {already.Date:O}"))
            : Verdict.Accepted;
    }

    private static Cease? Already(Therapy therapy, Ledger ledger) => therapy switch
    {
        Therapy.Chemotherapy => ledger.ChemotherapyCeased,
        Therapy.Her2 => ledger.Her2Ceased,
        Therapy.Radiotherapy => ledger.RadiotherapyCeased,
        Therapy.Endocrine => ledger.EndocrineCeased,
        Therapy.All =>
            ledger is { ChemotherapyCeased: not null, Her2Ceased: not null, RadiotherapyCeased: not null, EndocrineCeased: not null }
                ? ledger.Her2Ceased
                : null,
    };
}
