using HerScheduler.Core.Dosing;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether the antibodies can be given in another form: weekly trastuzumab has none under the skin (rule D6).</summary>
internal static class FormulationJudge
{
    public static Verdict Judge(FormulationChanged fact, Projection before)
    {
        if (fact.To == Formulation.Iv || OpenWeeklyDose(before, cycle => cycle.Date >= fact.From) is not { } weekly)
        {
            return Verdict.Accepted;
        }

        return Verdict.Contradiction("#/to", Notes.Text(
            $"expected iv: {weekly.Key} on {weekly.Date:O} gives trastuzumab weekly, and weekly trastuzumab has no subcutaneous form. Change it from a day after the last weekly dose"));
    }

    /// <summary>An amendment may bring weekly doses while the form is subcutaneous by a fact.</summary>
    public static Verdict Amended(Projection amended)
    {
        var ledger = amended.Work.Ledger;
        return OpenWeeklyDose(amended, cycle => Formulations.On(ledger, cycle.Date) == Formulation.Sc) is { } weekly
            ? Verdict.Contradiction("#/document/protocol", Notes.Text(
                $"expected a protocol without weekly trastuzumab: it is given subcutaneously on {weekly.Date:O} ({weekly.Key}), which has no weekly form. Record the change to iv first"))
            : Verdict.Accepted;
    }

    private static Draft? OpenWeeklyDose(Projection projection, Func<Draft, bool> isMeant)
    {
        foreach (var cycle in projection.Work.Cycles)
        {
            if (cycle.IsOpen && cycle.Cycle!.Track.IsWeekly && cycle.Cycle.Agents.Contains(Agent.Trastuzumab) && isMeant(cycle))
            {
                return cycle;
            }
        }

        return null;
    }
}
