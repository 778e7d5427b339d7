using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling.Acceptance;
using HerScheduler.Core.Scheduling.Entries;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Scheduling;

/// <summary>The course of one patient: the plan, the facts accepted so far, and what follows from them.</summary>
/// <remarks>Not thread-safe; a course is built, used and dropped.</remarks>
public sealed class Course
{
    private readonly TreatmentPlan _approved;
    private readonly PlanLibrary _library;
    private readonly SiteCalendar _calendar;
    private readonly List<Fact> _log = [];
    private readonly Dictionary<string, Fact> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _retracted = new(StringComparer.Ordinal);
    private Ledger _ledger;
    private Projection _projection;

    private Course(TreatmentPlan plan, PlanLibrary library, SiteCalendar calendar)
    {
        (_approved, _library, _calendar) = (plan, library, calendar);
        (_ledger, _projection) = Start();
    }

    /// <summary>The plan as it stands: the approved one, or the last amendment's.</summary>
    public TreatmentPlan Plan => _ledger.Plan;

    /// <summary>The events as they follow, before they are seen from a day.</summary>
    internal Projection Projection => _projection;

    /// <summary>How many facts were accepted, retractions and retracted ones included.</summary>
    public int Version => _log.Count;

    /// <summary>Closed by death, withdrawal or transfer.</summary>
    public bool IsClosed => _ledger.Closing is not null;

    /// <summary>A course with no facts yet.</summary>
    /// <exception cref="InvalidOperationException">The plan names a protocol or an LVEF policy the library lacks.</exception>
    public static Course Begin(TreatmentPlan plan, PlanLibrary library, SiteCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(calendar);
        return new Course(plan, library, calendar);
    }

    /// <summary>A course from facts that were accepted before, in the order they were recorded; they are not judged again.</summary>
    /// <exception cref="InvalidOperationException">The plan, or an amendment among the facts, names a protocol or an LVEF policy the library lacks.</exception>
    public static Course Replay(TreatmentPlan plan, IEnumerable<Fact> facts, PlanLibrary library, SiteCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var course = Begin(plan, library, calendar);
        foreach (var fact in facts)
        {
            course._log.Add(fact);
            course._byId[fact.Id] = fact;
            if (fact is Retracted retracted)
            {
                course._retracted.Add(retracted.Fact);
            }
        }

        course.EnterAll(judge: false);
        return course;
    }

    /// <summary>Offers a fact. Refused and already recorded ones change nothing.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="today">The site's local day: a date after it is in the future.</param>
    public Recording Record(Fact fact, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (_byId.TryGetValue(fact.Id, out var earlier))
        {
            return FactJson.SameContent(earlier, fact)
                ? new Recording.AlreadyRecorded()
                : Refused(RefusalGround.IdTaken, "#/id", $"fact {fact.Id} was recorded before with other content; use a new id");
        }

        if (fact.Plan != _approved.Id)
        {
            return Refused(RefusalGround.Contradiction, "#/plan", $"expected {_approved.Id}, found {fact.Plan}");
        }

        return fact is Retracted retracted ? Retract(retracted) : Judge(fact, today);
    }

    /// <summary>The schedule as seen from <paramref name="asOf"/>.</summary>
    public Schedule ScheduleOn(DateOnly asOf) => SchedulePresenter.Present(_projection, Version, asOf);

    /// <summary>
    /// Events that stood in the schedule after some earlier fact and stand there no longer, as they were last, cancelled: a calendar that was given them must
    /// be told.
    /// </summary>
    /// <param name="asOf">The day they are seen from.</param>
    /// <returns>By date, then by key.</returns>
    public IReadOnlyList<ScheduleEvent> Gone(DateOnly asOf)
    {
        var listed = ScheduleOn(asOf).Events.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var last = new Dictionary<string, ScheduleEvent>(StringComparer.Ordinal);
        var earlier = Begin(_approved, _library, _calendar);
        foreach (var fact in _log)
        {
            foreach (var item in earlier.ScheduleOn(asOf).Events.Where(item => !listed.Contains(item.Key)))
            {
                last[item.Key] = item;
            }

            earlier.Follow(fact);
        }

        return [.. last.Values.Select(item => item.Gone()).OrderBy(item => item.Date).ThenBy(item => item.Key, StringComparer.Ordinal)];
    }

    /// <summary>Takes over a fact that was accepted before.</summary>
    private void Follow(Fact fact)
    {
        Append(fact);
        if (fact is Retracted retracted)
        {
            _retracted.Add(retracted.Fact);
            Rebuild(judge: false);
        }
        else
        {
            Enter(fact, _log.Count);
        }
    }

    private Recording Judge(Fact fact, DateOnly today)
    {
        var verdict = FactJudge.Judge(fact, _projection, today);
        if (verdict.Ground is null)
        {
            var before = fact is PlanAmended ? AmendmentJudge.Blocking(ScheduleOn(today)) : [];
            Append(fact);
            Enter(fact, _log.Count);
            if (fact is PlanAmended && AmendmentJudge.Blocked(before, ScheduleOn(today), _projection) is { Ground: not null } blocked)
            {
                TakeOutLast(fact);
                return blocked.AsRecording();
            }
        }

        return verdict.AsRecording();
    }

    private void TakeOutLast(Fact fact)
    {
        _log.RemoveAt(_log.Count - 1);
        _byId.Remove(fact.Id);
        Rebuild(judge: false);
    }

    /// <summary>Takes a fact back, unless a later fact cannot stand without it.</summary>
    private Recording Retract(Retracted fact)
    {
        if (!_byId.TryGetValue(fact.Fact, out var target) || target is Retracted)
        {
            return Refused(RefusalGround.Contradiction, "#/fact", target is null
                ? $"no fact {fact.Fact} is recorded for this plan"
                : $"{fact.Fact} is itself a retraction; record the fact it took back again, under a new id");
        }

        if (_retracted.Contains(fact.Fact))
        {
            return Refused(RefusalGround.Contradiction, "#/fact", $"fact {fact.Fact} is retracted already");
        }

        if (_ledger.Closing is { } closing && closing.FactId != fact.Fact)
        {
            return FactJudge.Judge(fact, _projection, today: null).AsRecording();
        }

        var (ledger, projection) = (_ledger, _projection);
        _retracted.Add(fact.Fact);
        if (DependsOn(target) is { } dependent)
        {
            _retracted.Remove(fact.Fact);
            (_ledger, _projection) = (ledger, projection);
            return Refused(RefusalGround.Contradiction, "#/fact", $"fact {dependent} depends on {fact.Fact}; retract that one first");
        }

        Append(fact);
        return new Recording.Accepted([]);
    }

    /// <summary>Rebuilds without <paramref name="target"/>; returns a later fact that then cannot stand, or null.</summary>
    private string? DependsOn(Fact target)
    {
        // Pathology can be recorded without surgery, but it speaks about the surgery recorded before it.
        if (target is SurgeryPerformed { Further: false }
            && _log.SkipWhile(fact => fact.Id != target.Id).FirstOrDefault(fact => fact is PathologyResult && !_retracted.Contains(fact.Id)) is { } pathology)
        {
            return pathology.Id;
        }

        return Rebuild(judge: true);
    }

    /// <summary>Replays the facts that count from the approved plan on.</summary>
    private string? Rebuild(bool judge)
    {
        (_ledger, _projection) = Start();
        return EnterAll(judge);
    }

    /// <summary>Enters the facts that count; with <paramref name="judge"/> stops at one that contradicts and returns its id.</summary>
    private string? EnterAll(bool judge)
    {
        for (var i = 0; i < _log.Count; i++)
        {
            var fact = _log[i];
            if (fact is Retracted || _retracted.Contains(fact.Id))
            {
                continue;
            }

            if (judge && FactJudge.Judge(fact, _projection, today: null).Ground is not null)
            {
                return fact.Id;
            }

            Enter(fact, i + 1);
        }

        return null;
    }

    private (Ledger Ledger, Projection Projection) Start()
    {
        var protocol = _library.Protocols.Find(_approved.Protocol)
            ?? throw new InvalidOperationException($"The plan names protocol {_approved.Protocol}, which the library lacks.");
        var ledger = new Ledger { Plan = _approved, Protocol = AdjuvantIntent.Of(protocol, _approved.Intent), Policy = _library.PolicyOf(_approved),
            Tasks = _library.Tasks };
        HistoryEntry.Enter(ledger);
        var projection = Projector.Project(ledger, _calendar, before: null, cause: null);
        Approval.Settle(projection);
        return (ledger, projection);
    }

    private void Enter(Fact fact, int order)
    {
        if (!LedgerEntry.Enter(_ledger, fact, order, _projection, _library).HasEffect)
        {
            return;
        }

        var before = _ledger.Parts.Baseline(_projection, _ledger);
        _projection = Projector.Project(_ledger, _calendar, before, fact);
        if (fact is PlanAmended)
        {
            Approval.Settle(_projection);
        }
    }

    private void Append(Fact fact)
    {
        _log.Add(fact);
        _byId.Add(fact.Id, fact);
    }

    private static Recording.Refused Refused(RefusalGround ground, string pointer, string detail) => new(new Refusal(ground, [new Fault(pointer, detail)]));
}
