using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>
/// The echoes on treatment (rules E3, E4). Every LVEF counts: the next echo is one interval after the last LVEF of any kind, so it is overdue
/// exactly when that is older than the interval. Open echoes are placed in date order: an earlier one can spare the echo before a conjugate,
/// and an open echo before a dose or a repeat anchors what follows it.
/// </summary>
internal sealed class EchoGrid
{
    private readonly Workspace _work;
    private readonly List<Draft> _others = [];
    private readonly Draft? _beforeConjugate;
    private readonly DateOnly _conjugate;
    private int _nextOther;
    private readonly DateOnly _firstDose;
    private readonly DateOnly _beforeGap;
    private DateOnly _anchor;
    private string _anchorName;

    private EchoGrid(Workspace work, Draft first)
    {
        _work = work;
        _firstDose = work.FirstCycle()?.Date ?? first.Her2From;
        (_anchor, _anchorName) = work.Plan.History?.FirstHer2Dose is { } elsewhere ? (elsewhere, "the first HER2 dose") : (first.Her2From, first.Key);
        if (IntervalInForce.LastMeasured(work.Ledger, DateOnly.MaxValue) is { } measured && measured.Date >= _anchor)
        {
            (_anchor, _anchorName) = (measured.Date, measured.Echo ?? "the last LVEF");
        }

        (_beforeConjugate, _conjugate) = BeforeConjugate(work);
        Collect();
        _beforeGap = LvefGap.LatestNextEcho(work, first, _beforeConjugate is not null && IsSpared() ? null : _beforeConjugate);
    }

    public static void Place(Workspace work, Draft first, Draft last)
    {
        PlacePerformed(work);
        var grid = new EchoGrid(work, first);
        grid.PlaceOpen(last.Her2To);
    }

    private static void PlacePerformed(Workspace work)
    {
        for (var number = 1; number <= work.Ledger.LastRoutineEchoDone; number++)
        {
            var key = EchoKeys.Routine(number);
            if (work.Ledger.Echoes.GetValueOrDefault(key)?.DoneOn is { } day)
            {
                work.Add(EchoDrafts.Of(work, key, day, default));
            }
        }
    }

    /// <summary>7 days before the first T-DM1 or T-DXd after surgery; done or open, null when there is none.</summary>
    private static (Draft? Echo, DateOnly Dose) BeforeConjugate(Workspace work)
    {
        Draft? first = null;
        foreach (var dose in work.Her2Doses)
        {
            var counts = Her2Branch.IsAfterSurgery(dose) && dose.Cycle!.Agents.Overlaps(AgentSet.Conjugates);
            first = counts && (first is null || dose.Date < first.Date) ? dose : first;
        }

        if (first is null || !work.Protocol.Surgery)
        {
            return (null, default);
        }

        var key = first.Cycle!.Agents.Contains(Agent.TrastuzumabEmtansine) ? EchoKeys.PreTDm1 : EchoKeys.PreTDxd;
        return (EchoPlanner.Before(work, key, first, work.BranchIsOpen, window: null), first.Date);
    }

    /// <summary>The open echoes that anchor what follows them, by date.</summary>
    private void Collect()
    {
        foreach (var e in _work.Events)
        {
            if (e is { Kind: EventKind.Echo, IsOpen: true } && (e.Key == EchoKeys.PreHer2 || EchoKeys.IsRepeat(e.Key)))
            {
                _others.Add(e);
            }
        }

        if (_beforeConjugate is { IsOpen: true })
        {
            _others.Add(_beforeConjugate);
        }
        else if (_beforeConjugate is { IsDone: true })
        {
            _work.Add(_beforeConjugate);
        }

        if (_others.Count > 1)
        {
            DateOrder.Sort(_others);
        }
    }

    private void PlaceOpen(DateOnly lastDose)
    {
        var next = _work.Ledger.LastRoutineEchoDone + 1;
        var number = next;
        for (var times = 1; ; times++)
        {
            var (rule, why) = Rule(times);
            var isOld = number == next && rule > _beforeGap;
            var echo = EchoDrafts.Of(_work, EchoKeys.Routine(number), isOld ? _beforeGap : rule, isOld ? LvefGap.Why(_work) : why);
            if (AnchorsOn(echo.Date))
            {
                times = 0;
            }
            else if (echo.Computed < _firstDose && !isOld)
            {
                // History: the grid began before the plan's first dose of any kind.
                continue;
            }
            else if (echo.Computed > lastDose)
            {
                break;
            }
            else
            {
                _work.Add(echo);
                number++;
                if (isOld)
                {
                    (_anchor, _anchorName, times) = (echo.Date, echo.Key, 0);
                }
            }
        }

        AnchorsOn(DateOnly.MaxValue);
    }

    private (DateOnly Date, Why Why) Rule(int times)
    {
        var interval = _work.EchoInterval;
        var why = interval switch
        {
            { IsCloseWatch: true } => new Why(WhyRule.EchoCloseWatch, _anchorName, _anchor, interval.Interval.Days * times),
            { Interval.Months: > 0 } => new Why(WhyRule.EchoMonths, _anchorName, _anchor, interval.Interval.Months * times),
            _ => new Why(WhyRule.EchoDays, _anchorName, _anchor, interval.Interval.Days * times),
        };
        return (interval.After(_anchor, times), why);
    }

    /// <summary>Places what is planned before <paramref name="next"/>; true when one of them is a new anchor.</summary>
    private bool AnchorsOn(DateOnly next)
    {
        while (_nextOther < _others.Count && _others[_nextOther].Date < next)
        {
            var other = _others[_nextOther++];
            if (ReferenceEquals(other, _beforeConjugate))
            {
                if (IsSpared())
                {
                    continue;
                }

                _work.Add(other);
            }

            if (other.Date > _anchor)
            {
                (_anchor, _anchorName) = (other.Date, other.Key);
                return true;
            }
        }

        return false;
    }

    /// <summary>Another echo is planned, or an LVEF known, from 28 days before the first conjugate dose to the day before it.</summary>
    private bool IsSpared()
    {
        var (from, to) = (_conjugate.AddDays(-EchoPlanner.ValidBeforeDoseDays), _conjugate.AddDays(-1));
        foreach (var e in _work.Events)
        {
            if (e.Kind == EventKind.Echo && e.Date >= from && e.Date <= to && (e.IsOpen || e.IsDone))
            {
                return true;
            }
        }

        return _work.Ledger.Measured.Exists(measured => measured.Date >= from && measured.Date <= to);
    }
}
