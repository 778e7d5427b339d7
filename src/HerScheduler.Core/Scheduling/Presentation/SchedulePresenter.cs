using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Dosing;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>A projection as a schedule, seen from a day.</summary>
internal static class SchedulePresenter
{
    public static Schedule Present(Projection projection, int version, DateOnly asOf)
    {
        var work = projection.Work;
        var clearances = new Clearances(projection, asOf);
        var events = new ScheduleEvent[projection.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = EventOf(projection.Events[i], work, clearances);
        }

        var findings = SafetyReview.Review(ReviewDates.Subject(work, work.Ledger.Cover));
        return new Schedule(work.Plan.Id, asOf, version, events, Alerts.Of(projection, asOf), findings)
        {
            HoldFrom = HoldFrom(work),
            LastLvef = HoldTimeline.LastOnOrBefore(work.Ledger.Readings, asOf) is { } last ? new LastLvef(last.Date, last.Percent) : null,
        };
    }

    private static DateOnly? HoldFrom(Workspace work)
    {
        DateOnly? from = null;
        foreach (var hold in work.Holds.Periods)
        {
            from = hold.Stands && !(from <= hold.From) ? hold.From : from;
        }

        return from;
    }

    private static ScheduleEvent EventOf(Draft draft, Workspace work, Clearances clearances)
    {
        var part = draft.Cycle;
        return new ScheduleEvent
        {
            Key = draft.Key,
            Kind = draft.Kind,
            Title = Titles.Of(draft, part is null ? 0 : LastNumber(work, part.Track)),
            Date = draft.Date,
            Window = WindowOf(draft),
            Status = draft.Status,
            IsProvisional = draft.Provisional && draft.IsOpen,
            Doses = part is null ? [] : DosesOf(work, draft, part),
            Her2Cycle = part?.Her2Cycle,
            CardiacClearance = part is null ? null : clearances.Of(draft),
            Done = draft.DoneOn is { } day ? new Done(day, draft.Lvef?.Percent) : null,
            Booked = draft.Booked,
            Why = WhyText.Of(draft),
            Source = Sources.Of(draft),
        };
    }

    private static DateWindow WindowOf(Draft draft) => draft.Cycle is not { } part
        ? draft.Window ?? new DateWindow(draft.Date, draft.Date)
        : new DateWindow(draft.Date, draft.Date.AddDays(LatestDays(part.Track)));

    /// <summary>Every 3 weeks + 7 days, every 2 weeks + 3, weekly + 2.</summary>
    private static int LatestDays(Track track) => track.IntervalDays switch
    {
        >= 21 => 7,
        >= 14 => 3,
        _ => 2,
    };

    private static Dose[] DosesOf(Workspace work, Draft draft, CyclePart part)
    {
        var agents = part.Track.Agents;
        var count = 0;
        for (var i = 0; i < agents.Count; i++)
        {
            count += part.Agents.Contains(agents[i].Agent) ? 1 : 0;
        }

        var shown = new Dose[count];
        var next = 0;
        for (var i = 0; i < agents.Count; i++)
        {
            var agent = agents[i];
            if (part.Agents.Contains(agent.Agent))
            {
                var loading = part.Loading.Contains(agent.Agent);
                var doses = Formulations.DosesOf(part, agent);
                var maintenance = ChangedDoses.Of(work, draft, agent.Agent) ?? doses.Dose;
                shown[next++] = new Dose(agent.Agent, loading ? doses.LoadingDose ?? doses.Dose : maintenance, loading, part.Held.Contains(agent.Agent));
            }
        }

        return shown;
    }

    private static int LastNumber(Workspace work, Track track)
    {
        var last = 0;
        foreach (var cycle in work.Cycles)
        {
            var part = cycle.Cycle!;
            last = part.Number > last && part.Track.Id == track.Id ? part.Number : last;
        }

        return last;
    }
}
