using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a plan's history and its facts can both be true: what was given before the plan was given before every dose of it (rule C13).</summary>
internal static class HistoryJudge
{
    /// <summary>A dose of the plan on or before a day that the history names.</summary>
    public static Verdict Dose(DoseGiven fact, Draft cycle, History? history)
    {
        var given = (fact.Agents ?? cycle.Cycle!.Agents).Intersect(AgentSet.Her2);
        if (history is null || given.IsEmpty)
        {
            return Verdict.Accepted;
        }

        if (fact.Date <= history.FirstHer2Dose)
        {
            return Verdict.Contradiction("#/date", Notes.Text(
                $"expected a day after {history.FirstHer2Dose:O}, the first HER2 dose of the plan's history, found {fact.Date:O}. Correct the history by an amendment first"));
        }

        foreach (var last in history.LastHer2Doses)
        {
            if (given.Contains(last.Agent) && fact.Date <= last.Date)
            {
                return Verdict.Contradiction("#/date", Notes.Text(
                    $"expected a day after {last.Date:O}, the last {Json.WireNames<Agent>.Of(last.Agent)} of the plan's history, found {fact.Date:O}. Correct the history by an amendment first"));
            }
        }

        return Verdict.Accepted;
    }

    /// <summary>An amendment whose history names a day on or after a dose that was given under the plan.</summary>
    public static Verdict Amendment(History? history, Ledger ledger)
    {
        if (history is null)
        {
            return Verdict.Accepted;
        }

        if (FirstGiven(ledger, AgentSet.Her2) is { } first && history.FirstHer2Dose >= first)
        {
            return Contradiction("firstHer2Dose", first, history.FirstHer2Dose);
        }

        foreach (var last in history.LastHer2Doses)
        {
            if (FirstGiven(ledger, AgentSet.Of(last.Agent)) is { } given && last.Date >= given)
            {
                return Contradiction($"lastHer2Doses/{Json.WireNames<Agent>.Of(last.Agent)}", given, last.Date);
            }
        }

        return Verdict.Accepted;
    }

    private static Verdict Contradiction(string path, DateOnly given, DateOnly? found) => Verdict.Contradiction($"#/document/history/{path}", Notes.Text(
        $"expected a day before {given:O}, on which it was given under this plan, found {found:O}"));

    private static DateOnly? FirstGiven(Ledger ledger, AgentSet agents)
    {
        DateOnly? first = null;
        foreach (var given in ledger.Given.Values)
        {
            foreach (var agent in given.Agents.Intersect(agents).Members())
            {
                first = given.DateOf(agent) is var date && !(first <= date) ? date : first;
            }
        }

        return first;
    }
}
