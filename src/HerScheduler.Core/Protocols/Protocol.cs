namespace HerScheduler.Core.Protocols;

/// <summary>Whether a protocol begins before surgery or after it.</summary>
public enum ProtocolSetting
{
    /// <summary>Before surgery; the plan has surgery, pathology and a branch.</summary>
    Neoadjuvant,

    /// <summary>After surgery; the plan has no surgery event and its start stands for the restart.</summary>
    Adjuvant,
}

/// <summary>A regimen as data: tracks of cycles, how they follow each other, and where that comes from.</summary>
/// <param name="Id">For example <c>tchp</c>.</param>
/// <param name="Title">For a person: <c>TCHP</c>.</param>
/// <param name="Setting">Neoadjuvant or adjuvant.</param>
/// <param name="Surgery">True when the protocol includes surgery (rule R16 asks it of a neoadjuvant one).</param>
/// <param name="Tracks">In the order they are computed: a track stands after the one it follows.</param>
/// <param name="Source">The trial, label or article the regimen comes from.</param>
/// <param name="Confidence">Whether the source was read (<c>S</c>) or is general knowledge still to be verified (<c>M</c>).</param>
public sealed record Protocol(
    string Id,
    string Title,
    ProtocolSetting Setting,
    bool Surgery,
    IReadOnlyList<Track> Tracks,
    string Source,
    string Confidence)
{
    public bool IsNeoadjuvant => Setting == ProtocolSetting.Neoadjuvant;

    /// <summary>Given with adjuvant intent although it is neoadjuvant by itself: HER2 therapy goes on after its tracks until the course is complete.</summary>
    internal bool IsContinued { get; init; }

    /// <summary>The tracks are the whole HER2 course: nothing follows them.</summary>
    internal bool HoldsItsWholeCourse => !Surgery && !IsContinued;

    /// <summary>Some of its chemotherapy is given after surgery (<c>dhp-fec</c>).</summary>
    internal bool HasChemotherapyAfterSurgery { get; } = Tracks.Any(track => track is { Phase: TrackPhase.AfterSurgery, HasChemotherapy: true });

    /// <summary>The first track with weekly trastuzumab, which has no subcutaneous form; null when there is none.</summary>
    public Track? WeeklyTrastuzumab => Tracks.FirstOrDefault(track => track.IsWeekly && track.AgentSet.Contains(Agent.Trastuzumab));

    /// <summary>The track called <paramref name="id"/>, or null.</summary>
    public Track? FindTrack(string id) => Tracks.FirstOrDefault(track => track.Id == id);
}

/// <summary>Which part of the course a track belongs to.</summary>
public enum TrackPhase
{
    /// <summary>Before surgery, or the whole of an adjuvant protocol.</summary>
    Initial,

    /// <summary>Chemotherapy after surgery, from the restart, in both branches.</summary>
    AfterSurgery,
}

/// <summary>One series of cycles at a fixed interval.</summary>
/// <param name="Id">The prefix of its events' keys: <c>tchp</c> in <c>tchp-3</c>.</param>
/// <param name="Title">For a person: <c>TCHP</c>.</param>
/// <param name="Phase">Before or after surgery.</param>
/// <param name="IntervalDays">Days from one cycle to the next, 1–84.</param>
/// <param name="Count">Cycles, 1–60.</param>
/// <param name="FirstNumber">The number of its first cycle: 1, or the next HER2 slot when it continues an earlier HER2 track.</param>
/// <param name="After">The track it follows: it starts one interval of that track after that track's last cycle. Null: it starts on day 0 (or at the
/// restart).</param>
/// <param name="Agents">What is given in each cycle, in the order shown.</param>
/// <param name="Source">Where the track comes from.</param>
public sealed record Track(
    string Id,
    string Title,
    TrackPhase Phase,
    int IntervalDays,
    int Count,
    int FirstNumber,
    string? After,
    IReadOnlyList<TrackAgent> Agents,
    string Source)
{
    private string[] _keys = [];

    /// <summary>Ids of the clinic's own tasks that the track brings, whether the plan names them or not.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>The agents as a set.</summary>
    public AgentSet AgentSet { get; } = AgentSet.Of([.. Agents.Select(agent => agent.Agent)]);

    /// <summary>The agents whose dose counts for the HER2 course.</summary>
    internal AgentSet CountingAgents { get; } = Her2Course.CountingAgents(AgentSet.Of([.. Agents.Select(agent => agent.Agent)]));

    public bool HasChemotherapy => AgentSet.Overlaps(AgentSet.Chemotherapy);

    public bool HasHer2Therapy => AgentSet.Overlaps(AgentSet.Her2);

    public bool IsWeekly => IntervalDays <= 7;

    /// <summary>The number of the last cycle as planned.</summary>
    public int LastNumber => FirstNumber + Count - 1;

    /// <summary>The key of cycle <paramref name="number"/> (1 or more), always the same string object for speed.</summary>
    public string KeyOf(int number)
    {
        var keys = _keys;
        if (number >= keys.Length)
        {
            // A race only computes the same strings twice.
            keys = [.. Enumerable.Range(0, Math.Max(number + 1, keys.Length + 32)).Select(n => $"{Id}-{n}")];
            _keys = keys;
        }

        return keys[number];
    }
}

/// <summary>One agent of a track with its dose as shown; doses are never computed from weight or surface.</summary>
/// <param name="Agent">The drug.</param>
/// <param name="Dose">The maintenance dose, or the only one: <c>6 mg/kg</c>.</param>
/// <param name="LoadingDose">The loading dose, or null when the agent has none.</param>
public sealed record TrackAgent(Agent Agent, string Dose, string? LoadingDose);
