using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>One recording of a cycle: hospital systems report each drug by itself.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Agents">What was given on it.</param>
internal readonly record struct DoseRecording(DateOnly Date, AgentSet Agents);

/// <summary>A cycle that was given, in one recording or in several, in whatever order they came.</summary>
internal sealed record GivenDose
{
    private readonly DoseRecording[] _recordings;

    /// <param name="track">Its track.</param>
    /// <param name="number">Its number.</param>
    /// <param name="phase">The part of the course it belonged to.</param>
    /// <param name="due">What was due when the first part was recorded, without what was omitted since.</param>
    /// <param name="isPartial">A recording said that more may follow.</param>
    /// <param name="recordings">One or more.</param>
    public GivenDose(Track track, int number, CyclePhase phase, AgentSet due, bool isPartial, DoseRecording[] recordings)
    {
        (Track, Number, Phase, Due, IsPartial, _recordings) = (track, number, phase, due, isPartial, recordings);
        (Date, LastDate) = (recordings[0].Date, recordings[0].Date);
        foreach (var recording in recordings)
        {
            Recorded = Recorded.Union(recording.Agents);
            Date = recording.Date < Date ? recording.Date : Date;
            LastDate = recording.Date > LastDate ? recording.Date : LastDate;
        }

        Awaited = isPartial ? due.Except(Recorded) : AgentSet.Empty;
        Agents = Recorded.Union(Awaited);
        (Her2From, Her2To) = DatesOf(Agents.Intersect(AgentSet.Her2));
    }

    public Track Track { get; }

    public int Number { get; }

    public CyclePhase Phase { get; init; }

    public AgentSet Due { get; }

    public bool IsPartial { get; }

    /// <summary>The cycle's date: the earliest of its recordings.</summary>
    public DateOnly Date { get; }

    /// <summary>The latest of its recordings.</summary>
    public DateOnly LastDate { get; }

    /// <summary>What was recorded as given.</summary>
    public AgentSet Recorded { get; }

    /// <summary>What may follow: it counts as given on the cycle's date until it is recorded as given or omitted.</summary>
    public AgentSet Awaited { get; }

    /// <summary>What counts as given.</summary>
    public AgentSet Agents { get; }

    /// <summary>The day of its first HER2 agent; without one the cycle's date.</summary>
    public DateOnly Her2From { get; }

    /// <summary>The day of its last HER2 agent; without one the cycle's date.</summary>
    public DateOnly Her2To { get; }

    /// <summary>The day of one agent.</summary>
    public DateOnly DateOf(Agent agent)
    {
        foreach (var recording in _recordings)
        {
            if (recording.Agents.Contains(agent))
            {
                return recording.Date;
            }
        }

        return Date;
    }

    /// <summary>What was recorded for one day.</summary>
    public AgentSet RecordedOn(DateOnly day)
    {
        var agents = AgentSet.Empty;
        foreach (var recording in _recordings)
        {
            agents = recording.Date == day ? agents.Union(recording.Agents) : agents;
        }

        return agents;
    }

    /// <summary>The same cycle with one more recording.</summary>
    public GivenDose With(DoseRecording recording, bool isPartial) =>
        new(Track, Number, Phase, Due, IsPartial || isPartial, [.. _recordings, recording]);

    /// <summary>The same cycle when some of what was awaited is left out.</summary>
    public GivenDose Without(AgentSet omitted) => new(Track, Number, Phase, Due.Except(omitted), IsPartial, _recordings);

    private (DateOnly From, DateOnly To) DatesOf(AgentSet agents)
    {
        if (_recordings.Length == 1 || agents.IsEmpty)
        {
            return (Date, Date);
        }

        var (from, to) = Awaited.Overlaps(agents) ? (Date, Date) : (DateOnly.MaxValue, DateOnly.MinValue);
        foreach (var recording in _recordings)
        {
            if (recording.Agents.Overlaps(agents))
            {
                from = recording.Date < from ? recording.Date : from;
                to = recording.Date > to ? recording.Date : to;
            }
        }

        return (from, to);
    }
}
