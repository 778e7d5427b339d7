using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Demo;

/// <summary>
/// Lives a sample patient's life up to yesterday: what was planned happened on its day, except what the story says.
/// The course itself accepts or refuses each fact, so a sample can never hold what the service would not take.
/// </summary>
internal sealed class SampleLife
{
    private const string By = "demo@example.org";

    /// <summary>An LVEF down to this one is accepted where a story says so.</summary>
    private const decimal AcceptedFloor = 44;

    /// <summary>A result is talked about for so long before a clinician resumes.</summary>
    private const int DaysToResume = 2;

    /// <summary>Appointments are made so far ahead.</summary>
    private const int BookingDays = 28;

    private readonly SampleStory _story;
    private readonly Course _course;
    private readonly DateOnly _today;
    private readonly List<SampleFact> _facts = [];
    private readonly HashSet<string> _passedOver;

    private SampleLife(SampleStory story, Course course, DateOnly today)
    {
        (_story, _course, _today) = (story, course, today);
        _passedOver = [.. story.NotRecorded];
        if (story.DeferredToToday is { } deferred)
        {
            _passedOver.Add(deferred);
        }
    }

    /// <summary>The facts of <paramref name="story"/> before <paramref name="today"/>, in the order they were recorded.</summary>
    public static IReadOnlyList<SampleFact> Of(SampleStory story, Course course, DateOnly today) => new SampleLife(story, course, today).Live();

    private List<SampleFact> Live()
    {
        while (NextOpen() is { } next)
        {
            Happen(next);
        }

        if (_story.DeferredToToday is { } key)
        {
            Record(new Deferred { Id = NextId(), Plan = _story.Id, By = By, Event = key, To = _today, Reason = "neutrophils below 1.5 (invented)" }, _today);
        }

        if (!_story.IsUnbooked && NextEcho() is { } echo)
        {
            Record(new EchoBooked { Id = NextId(), Plan = _story.Id, By = By, Event = echo.Key, Date = echo.Date }, _today);
        }

        return _facts;
    }

    private ScheduleEvent? NextOpen() => _course.ScheduleOn(_today).Events.FirstOrDefault(
        e => e.Status == EventStatus.Planned && e.Date < _today && e.Kind != EventKind.Her2Completion && !_passedOver.Contains(e.Key));

    private ScheduleEvent? NextEcho() => _course.ScheduleOn(_today).Events.FirstOrDefault(
        e => e.Kind == EventKind.Echo && e.Status == EventStatus.Planned && e.Date >= _today && e.Date <= _today.AddDays(BookingDays));

    private void Happen(ScheduleEvent e)
    {
        _passedOver.Add(e.Key);
        var day = e.Date.AddDays(_story.Late.FirstOrDefault(late => late.Echo == e.Key).Days);
        if (day >= _today)
        {
            return;
        }

        Record(FactAbout(e, day), day);
        if (e.Key == _story.AcceptedAt)
        {
            Record(new LvefAccepted { Id = NextId(), Plan = _story.Id, By = By, Date = day, Floor = AcceptedFloor,
                Reason = "cardiology follows closely (invented)" }, day);
        }

        if (e.Key == _story.ResumedAfter)
        {
            Record(new Resume { Id = NextId(), Plan = _story.Id, By = By, From = day.AddDays(DaysToResume), Reason = "LVEF has recovered (invented)" }, day);
        }
    }

    private Fact FactAbout(ScheduleEvent e, DateOnly day)
    {
        var id = NextId();
        return e.Kind switch
        {
            EventKind.Cycle when e.Key == _story.PartlyRecorded => new DoseGiven
            {
                Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date, Partial = true,
                Agents = AgentSet.Of([.. e.Doses.Select(dose => dose.Agent)]).Intersect(AgentSet.Chemotherapy),
            },
            EventKind.Cycle => new DoseGiven { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date },
            EventKind.Echo when e.Key == _story.ResultAwaitedFor => new EchoPerformed { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = day },
            EventKind.Echo => new LvefResult { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = day, Percent = LvefAt(e.Key) },
            EventKind.Surgery => new SurgeryPerformed { Id = id, Plan = _story.Id, By = By, Date = e.Date },
            EventKind.Pathology => new PathologyResult { Id = id, Plan = _story.Id, By = By, Date = e.Date, Response = _story.Response },
            EventKind.RadiotherapyStart => new RadiotherapyStarted { Id = id, Plan = _story.Id, By = By, Date = e.Date },
            EventKind.RadiotherapyEnd => new RadiotherapyFinished { Id = id, Plan = _story.Id, By = By, Date = e.Date },
            EventKind.EndocrineStart => new EndocrineStarted { Id = id, Plan = _story.Id, By = By, Date = e.Date },
            EventKind.Task => new TaskDone { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date },
            _ => throw new InvalidOperationException($"No sample is old enough for {e.Key}."),
        };
    }

    /// <summary>Healthy values that differ a little, without chance.</summary>
    private decimal LvefAt(string echo) =>
        _story.Lvefs.Where(own => own.Echo == echo).Select(own => own.Percent).FirstOrDefault(60 + ((echo.Length + _story.Name.Length + _facts.Count) % 7));

    private void Record(Fact fact, DateOnly day)
    {
        if (_course.Record(fact, _today) is Recording.Refused { Refusal: var refusal })
        {
            throw new InvalidOperationException($"Sample {_story.Id}: {fact.Kind} was refused: {string.Join("; ", refusal.Faults)}");
        }

        _facts.Add(new SampleFact(fact, _facts.Count > 0 && _facts[^1].Day > day ? _facts[^1].Day : day));
    }

    private string NextId() => $"{_story.Id}-fact-{_facts.Count + 1:000}";
}
