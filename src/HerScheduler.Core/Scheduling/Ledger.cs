using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Scheduling;

/// <summary>What the facts recorded so far amount to, each settled once, when it was recorded.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<(string Trigger, int Ordinal), int> _repeatNumbers = [];
    private readonly Dictionary<string, Dictionary<string, int>> _taskNumbers = new(StringComparer.Ordinal);

    public required TreatmentPlan Plan { get; set; }

    public required Protocol Protocol { get; set; }

    /// <summary>Where the tasks of the plan and of its therapies are found.</summary>
    public required TaskLibrary Tasks { get; init; }

    /// <summary>What the overrides of the plan cover, settled when it was approved.</summary>
    public OverrideCover Cover { get; set; } = OverrideCover.Nothing;

    /// <summary>What decides on a low LVEF: the policy the plan names.</summary>
    public required LvefPolicy Policy { get; set; }

    public Dictionary<string, GivenDose> Given { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Omission> Omitted { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Deferral> Deferrals { get; } = new(StringComparer.Ordinal);

    /// <summary>When tasks were done, by the keys of their events.</summary>
    public Dictionary<string, DateOnly> TasksDone { get; } = new(StringComparer.Ordinal);

    /// <summary>Why tasks were left out, by the keys of their events.</summary>
    public Dictionary<string, string> TasksOmitted { get; } = new(StringComparer.Ordinal);

    /// <summary>Open cycles that a later one of their track has overtaken, at the date they then had.</summary>
    public Dictionary<string, DateOnly> Settled { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EchoRecord> Echoes { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest <c>n</c> of an <c>echo-n</c> that was performed; 0 before the first.</summary>
    public int LastRoutineEchoDone { get; set; }

    /// <summary>LVEF readings by date, then in the order they were recorded.</summary>
    public List<LvefReading> Readings { get; } = [];

    /// <summary>The days on which LVEF was measured, the result known or not, with the echo when it was one; by date.</summary>
    public List<Measurement> Measured { get; } = [];

    /// <summary>In the order they were recorded.</summary>
    public List<LvefAcceptance> Acceptances { get; } = [];

    public List<AcceptanceEnd> AcceptanceEnds { get; } = [];

    public List<HoldDecision> Holds { get; } = [];

    public List<HoldDecision> Resumes { get; } = [];

    /// <summary>Changes between intravenous and subcutaneous antibodies by the day they count from, then in the order of recording.</summary>
    public List<FormulationChange> FormulationChanges { get; } = [];

    /// <summary>An amendment changed the protocol or its start.</summary>
    public bool WasReplanned { get; set; }

    /// <summary>The first operation.</summary>
    public DateOnly? SurgeryOn { get; set; }

    /// <summary>The last further operation; null when there was none.</summary>
    public DateOnly? FurtherOperationOn { get; set; }

    /// <summary>The last further operation that was recorded before any cycle after surgery was given: it moves cycles.</summary>
    public DateOnly? RestartsFromOperationOn { get; set; }

    /// <summary>Doses that are another one from some day on, in the order they were recorded.</summary>
    public List<DoseChange> DoseChanges { get; } = [];

    public (DateOnly Date, PathologyResponse Response)? Pathology { get; set; }

    public DateOnly? RadiotherapyStartedOn { get; set; }

    public DateOnly? RadiotherapyFinishedOn { get; set; }

    public DateOnly? EndocrineStartedOn { get; set; }

    public Cease? ChemotherapyCeased { get; set; }

    /// <summary>HER2 therapy was ceased as a whole.</summary>
    public Cease? Her2TherapyCeased { get; set; }

    /// <summary>Set while projecting: one by one all agents of HER2 therapy were stopped that were left.</summary>
    public Cease? Her2CeasedByAgents { get; set; }

    /// <summary>HER2 therapy has ceased, by whichever way.</summary>
    public Cease? Her2Ceased => Her2TherapyCeased ?? Her2CeasedByAgents;

    /// <summary>Agents that were stopped for good, in the order they were recorded.</summary>
    public List<AgentCease> AgentsCeased { get; } = [];

    /// <summary>The last conjugate that was stopped, or null.</summary>
    public AgentCease? ConjugateStopped => AgentsCeased.Count == 0 ? null : AgentsCeased.FindLast(ceased => ceased.Agents.Overlaps(AgentSet.Conjugates));

    public Cease? RadiotherapyCeased { get; set; }

    public Cease? EndocrineCeased { get; set; }

    public Closing? Closing { get; set; }

    /// <summary>What is remembered of the events from one projection to the next.</summary>
    public EventRegister Register { get; } = new();

    /// <summary>Cycles that are recorded part by part.</summary>
    public CycleParts Parts { get; } = new();

    /// <summary>The cycles that were given in one part of the course, by date, then in the order they were recorded.</summary>
    /// <param name="phase">The part of the course.</param>
    /// <param name="but">Without those of this track; null: all.</param>
    /// <param name="from">Of that track only those from this number on are left out.</param>
    public List<KeyValuePair<string, GivenDose>> GivenIn(CyclePhase phase, Track? but = null, int from = 0)
    {
        List<KeyValuePair<string, GivenDose>> found = [];
        foreach (var given in Given)
        {
            if (given.Value.Phase == phase && (given.Value.Track.Id != but?.Id || given.Value.Number < from))
            {
                var at = found.Count;
                while (at > 0 && found[at - 1].Value.Date > given.Value.Date)
                {
                    at--;
                }

                found.Insert(at, given);
            }
        }

        return found;
    }

    /// <summary>The number of a hold's repeat echo; a number is never used again.</summary>
    /// <param name="trigger">The id of the fact that asked for repeats.</param>
    /// <param name="ordinal">The how-many-th repeat of that trigger, from 1.</param>
    public int RepeatNumber(string trigger, int ordinal)
    {
        if (!_repeatNumbers.TryGetValue((trigger, ordinal), out var number))
        {
            number = _repeatNumbers.Count + 1;
            _repeatNumbers.Add((trigger, ordinal), number);
        }

        return number;
    }

    /// <summary>How many repeat echoes have a number.</summary>
    public int Repeats => _repeatNumbers.Count;

    /// <summary>Takes back the numbers after the first so many: nothing was recorded while they stood.</summary>
    public void ForgetRepeats(int count)
    {
        foreach (var (repeat, _) in _repeatNumbers.Where(each => each.Value > count).ToList())
        {
            _repeatNumbers.Remove(repeat);
        }
    }

    /// <summary>The number of a task beside an event: the next one when the event is new, and then always the same.</summary>
    /// <param name="task">The task's id.</param>
    /// <param name="beside">The key of the event it stands beside.</param>
    public int TaskNumber(string task, string beside)
    {
        if (!_taskNumbers.TryGetValue(task, out var numbers))
        {
            _taskNumbers.Add(task, numbers = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        if (!numbers.TryGetValue(beside, out var number))
        {
            number = numbers.Count + 1;
            numbers.Add(beside, number);
        }

        return number;
    }
}

/// <summary>Agents left out of a cycle.</summary>
internal sealed record Omission(AgentSet Agents, string Reason);

/// <summary>A date chosen by a person.</summary>
/// <param name="To">The date.</param>
/// <param name="ComputedThen">What the rules gave when it was chosen.</param>
/// <param name="Reason">Why.</param>
internal sealed record Deferral(DateOnly To, DateOnly ComputedThen, string Reason)
{
    /// <summary>The chosen date, until the computed one passes it (or, for an earlier one that was forced, passes what it was then).</summary>
    public DateOnly Apply(DateOnly computed) => computed > To && computed > ComputedThen ? computed : To;
}

/// <summary>What is known of one echo.</summary>
internal sealed record EchoRecord(DateOnly? Booked, DateOnly? Performed, LvefReading? Result)
{
    public static EchoRecord Nothing { get; } = new(null, null, null);

    public DateOnly? DoneOn => Performed ?? Result?.Date;
}

/// <summary>Trastuzumab and pertuzumab are given in another form from a day on.</summary>
internal sealed record FormulationChange(DateOnly From, Formulation To);

/// <summary>A clinician's hold or resume.</summary>
internal sealed record HoldDecision(DateOnly From, int Order);

/// <summary>LVEF was measured on a day.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Echo">The echo of the schedule it was, or null.</param>
/// <param name="IsHistory">The plan's history states it.</param>
internal sealed record Measurement(DateOnly Date, string? Echo, bool IsHistory = false);

/// <summary>HER2 therapy goes on below normal under cardiology.</summary>
/// <param name="From">From when.</param>
/// <param name="Floor">Values below it are not accepted, percent.</param>
/// <param name="Until">The first day on which it no longer stands, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Order">Its place in the order of recording.</param>
internal sealed record LvefAcceptance(DateOnly From, decimal Floor, DateOnly? Until, string Reason, int Order);

/// <summary>Somebody ended the acceptances recorded before.</summary>
internal sealed record AcceptanceEnd(DateOnly Date, int Order);

/// <summary>The end of a therapy.</summary>
/// <param name="Date">From when.</param>
/// <param name="Reason">Why.</param>
/// <param name="Order">Its place in the order of recording.</param>
/// <param name="Keys">The events that were open from that date when it was recorded: their dates may depend on others that go with them.</param>
internal sealed record Cease(DateOnly Date, string Reason, int Order, IReadOnlyList<string> Keys)
{
    /// <summary>It takes an open event away.</summary>
    public bool Covers(string key, DateOnly date) => date >= Date || Keys.Contains(key);
}

/// <summary>Why the plan is closed: <c>died</c>, <c>withdrew</c> or <c>transferred</c>.</summary>
internal sealed record Closing(string Verb, DateOnly Date, string Reason, string FactId);
