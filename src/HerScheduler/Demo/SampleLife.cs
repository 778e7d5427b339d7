using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Demo;

/// <summary>
/// Lives a sample patient's life up to yesterday: what was planned happened on its day, except what the story says.
/// The course itself accepts or refuses each fact, so a sample can never hold what the service would not take.
/// </summary>
internal sealed class SampleLife
{
    private const string By = "demo@example.org";
    private const decimal LowLvef = 46;

    private readonly SampleStory _story;
    private readonly Course _course;
    private readonly DateOnly _today;
    private readonly List<Fact> _facts = [];
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
    public static IReadOnlyList<Fact> Of(SampleStory story, Course course, DateOnly today) => new SampleLife(story, course, today).Live();

    private List<Fact> Live()
    {
        while (NextOpen() is { } next)
        {
            Happen(next);
        }

        if (_story.DeferredToToday is { } key)
        {
            Record(new Deferred { Id = NextId(), Plan = _story.Id, By = By, Event = key, To = _today, Reason = "neutrophils below 1.5 (invented)" });
        }

        return _facts;
    }

    private ScheduleEvent? NextOpen() => _course.ScheduleOn(_today).Events.FirstOrDefault(
        e => e.Status == EventStatus.Planned && e.Date < _today && e.Kind != EventKind.Her2Completion && !_passedOver.Contains(e.Key));

    private void Happen(ScheduleEvent e)
    {
        var fact = FactAbout(e);
        _passedOver.Add(e.Key);
        Record(fact);
    }

    private Fact FactAbout(ScheduleEvent e)
    {
        var id = NextId();
        return e.Kind switch
        {
            EventKind.Cycle => new DoseGiven { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date },
            EventKind.Echo when e.Key == _story.ResultAwaitedFor => new EchoPerformed { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date },
            EventKind.Echo => new LvefResult { Id = id, Plan = _story.Id, By = By, Event = e.Key, Date = e.Date, Percent = LvefAt(e.Key) },
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
    private decimal LvefAt(string echo) => echo == _story.LowLvefAt ? LowLvef : 60 + ((echo.Length + _story.Name.Length + _facts.Count) % 7);

    private void Record(Fact fact)
    {
        if (_course.Record(fact, _today) is Recording.Refused { Refusal: var refusal })
        {
            throw new InvalidOperationException($"Sample {_story.Id}: {fact.Kind} was refused: {string.Join("; ", refusal.Faults)}");
        }

        _facts.Add(fact);
    }

    private string NextId() => $"{_story.Id}-fact-{_facts.Count + 1:000}";
}
