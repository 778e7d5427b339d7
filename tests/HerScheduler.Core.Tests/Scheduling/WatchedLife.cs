using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>One random life of 60 facts, looked at after each of them: what must hold whatever happens.</summary>
internal sealed class WatchedLife(int seed)
{
    private const int FactsOfALife = 60;

    private readonly HashSet<FactKind> _kinds = [];
    private Schedule? _before;
    private string _after = string.Empty;

    /// <summary>Lives it; returns the kinds of the facts that were accepted.</summary>
    public IReadOnlySet<FactKind> Live()
    {
        var life = RandomLife.Live(seed, FactsOfALife, mayClose: true, Watch);
        _after = $"life {seed}, replayed";
        var replayed = Scheduler.Project(life.Plan, life.Facts, PlanLibrary.BuiltIn, life.Calendar, life.Today);
        Holds(ScheduleJson.ToUtf8(replayed, 0).AsSpan()
            .SequenceEqual(ScheduleJson.ToUtf8(life.Course.ScheduleOn(life.Today), 0)), "the same schedule to the byte");
        return _kinds;
    }

    private void Watch(RandomLife life, Fact fact)
    {
        _kinds.Add(fact.Kind);
        _after = $"life {seed}, fact {life.Facts.Count}: {fact}";
        var now = life.Course.ScheduleOn(life.Today);
        InOrder(now);
        NothingLost(now, fact);
        EveryChangeHasAReason(ScheduleDiff.Between(_before, now, fact));
        if (!life.Course.IsClosed)
        {
            NeverSilentlyLow(life, now);
            HeldWhileOnHold(life, now);
        }

        _before = now;
    }

    private void InOrder(Schedule now)
    {
        for (var i = 1; i < now.Events.Count; i++)
        {
            var (one, next) = (now.Events[i - 1], now.Events[i]);
            Holds(one.Date < next.Date || (one.Date == next.Date && string.CompareOrdinal(one.Key, next.Key) < 0), $"{one.Key} stands before {next.Key}");
        }
    }

    /// <summary>What is done stays done, and what was planned stays listed, unless a recording is taken back or completed.</summary>
    private void NothingLost(Schedule now, Fact fact)
    {
        if (_before is null || fact is Retracted)
        {
            return;
        }

        foreach (var e in _before.Events)
        {
            Holds(e.Status != EventStatus.Done || now.Find(e.Key) is { Status: EventStatus.Done }, $"{e.Key} stays done");
            Holds(e.Status != EventStatus.Planned || fact is DoseGiven { Agents: not null } || now.Find(e.Key) is not null, $"{e.Key} stays listed");
        }
    }

    private void EveryChangeHasAReason(IReadOnlyList<Change> changes)
    {
        Holds(changes.All(change => change.Why.Length > 0), "every change has a reason");
        Holds(changes.Select(change => change.Event.Key).Distinct().Count() == changes.Count, "no event changes twice");
    }

    /// <summary>L10.</summary>
    private void NeverSilentlyLow(RandomLife life, Schedule now)
    {
        var work = life.Course.Projection.Work;
        var isLow = work.Ledger.Readings.Count > 0 && work.Ledger.Readings[^1].Percent < work.Plan.Settings.LvefLowerLimitOfNormal;
        Holds(
            !isLow || work.Ledger.Her2Ceased is not null || work.FirstHer2Dose is null || now.Alerts.Any(alert => alert.Code
                is AlertCode.LvefHold or AlertCode.LvefRepeat or AlertCode.LvefStartLow or AlertCode.LvefBelowNormal or AlertCode.LvefAccepted),
            "an LVEF is never silently low");
    }

    /// <summary>L8.</summary>
    private void HeldWhileOnHold(RandomLife life, Schedule now)
    {
        if (life.Course.Projection.Work.Holds.StandingLvefHold is not { From: var from })
        {
            return;
        }

        foreach (var e in now.Events)
        {
            var agents = e.IsOpen && e.Kind == EventKind.Cycle && e.Date >= from ? e.Doses.Where(dose => AgentSet.Her2.Contains(dose.Agent)) : [];
            Holds(agents.All(dose => dose.Held), $"{e.Key} is held since {from:O}");
        }
    }

    private void Holds(bool holds, string law)
    {
        if (!holds)
        {
            Assert.Fail($"{law} — {_after}");
        }
    }
}
