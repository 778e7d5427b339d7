using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling.Entries;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether the first operation, or a further one, can be recorded (rule S15).</summary>
internal static class SurgeryJudge
{
    public static Verdict Judge(SurgeryPerformed fact, Projection before)
    {
        if (before.Find(EventKeys.Surgery) is not { } surgery)
        {
            return Verdict.Contradiction("#/kind", $"the plan has no event {EventKeys.Surgery}");
        }

        if (fact.Further)
        {
            return Further(fact, before.Work.Ledger);
        }

        return surgery.IsDone
            ? Verdict.Contradiction("#/kind",
                Notes.Text($"surgery is closed: done ({surgery.Date:O}). Record a further operation with \"further\": true, or retract the first one"))
            : FactJudge.FindOpen(before, EventKeys.Surgery, "#/kind").Verdict;
    }

    private static Verdict Further(SurgeryPerformed fact, Ledger ledger)
    {
        if (ledger.SurgeryOn is not { } first)
        {
            return Verdict.Contradiction("#/further", "the first operation is not recorded. Record it without further");
        }

        if (fact.Date < first)
        {
            return Verdict.Contradiction("#/date", Notes.Text($"{fact.Date:O} is before the first operation ({first:O})"));
        }

        return SurgeryEntries.HasRestarted(ledger)
            ? Verdict.Warning("a cycle was given after the first operation: the further one moves no cycle. Defer the cycles that have to wait")
            : Verdict.Accepted;
    }
}
