using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The completion of HER2 therapy (rules S12, R4): never declared early.</summary>
internal static class CompletionStep
{
    public const string Key = "her2-completion";

    public static void Place(Workspace work)
    {
        if (work.Ledger.Her2Ceased is { } ceased)
        {
            work.Explain(Key, Notes.Ceased("HER2 therapy", ceased));
            return;
        }

        if (work.FirstHer2Day() is not { } first || work.LastHer2Dose is not { } last)
        {
            return;
        }

        var (date, why) = Rule(work, first, last);
        work.Add(new Draft
        {
            Key = Key,
            Kind = EventKind.Her2Completion,
            Date = date,
            RuleDate = date,
            Computed = date,
            Provisional = work.BranchIsOpen,
            Status = work.BranchIsOpen ? EventStatus.Provisional : EventStatus.Planned,
            Why = why,
        });
    }

    private static (DateOnly Date, Why Why) Rule(Workspace work, DateOnly first, Draft last)
    {
        var year = first.AddYears(1);
        var conjugate = last.Cycle!.Agents.Overlaps(AgentSet.Conjugates) || last.Cycle.Phase == CyclePhase.AfterConjugate;
        if (conjugate && work.Protocol.HoldsItsWholeCourse)
        {
            return (last.Her2To, new Why(WhyRule.CompletionLastDose, last.Key, last.Her2To, 0));
        }

        var rule = work.Plan.Settings.Her2Duration == Her2Duration.OneYear && !conjugate ? WhyRule.CompletionYear : WhyRule.Completion;
        var date = rule == WhyRule.CompletionYear || year > last.Her2To ? year : last.Her2To;
        return (date, new Why(rule, last.Key, last.Her2To, 0, year));
    }
}
