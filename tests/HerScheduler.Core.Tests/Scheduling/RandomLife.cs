using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>A random but valid life: facts of every kind about what is open, each offered to the course and kept when it is accepted.</summary>
internal sealed class RandomLife
{
    private readonly Random _random;
    private readonly bool _mayClose;

    private RandomLife(int seed, bool mayClose)
    {
        _random = new Random(seed);
        _mayClose = mayClose;
        Plan = RandomPlans.Plan(_random);
        Calendar = RandomPlans.Calendar(_random, Plan.Start);
        Today = Plan.Start.AddDays(-20);
        Course = Core.Scheduling.Course.Begin(Plan, PlanLibrary.BuiltIn, Calendar);
    }

    public TreatmentPlan Plan { get; }

    public SiteCalendar Calendar { get; }

    public Course Course { get; }

    public DateOnly Today { get; private set; }

    public List<Fact> Facts { get; } = [];

    /// <summary>A life of up to <paramref name="facts"/> accepted facts.</summary>
    /// <param name="seed">The same seed is the same life.</param>
    /// <param name="facts">At most so many.</param>
    /// <param name="mayClose">Death, withdrawal and transfer may happen.</param>
    /// <param name="accepted">Called after each accepted fact.</param>
    public static RandomLife Live(int seed, int facts, bool mayClose = true, Action<RandomLife, Fact>? accepted = null)
    {
        var life = new RandomLife(seed, mayClose);
        for (var i = 0; life.Facts.Count < facts && i < facts * 3 && !life.Course.IsClosed; i++)
        {
            life.Offer(accepted);
        }

        return life;
    }

    private void Offer(Action<RandomLife, Fact>? accepted)
    {
        Today = Today.AddDays(_random.Next(6));
        var fact = Next();
        if (fact is not null && Course.Record(fact, Today) is Recording.Accepted)
        {
            Facts.Add(fact);
            accepted?.Invoke(this, fact);
        }
    }

    private Fact? Next()
    {
        if (_random.Next(8) == 0 && MoreOfACycle() is { } more)
        {
            return more;
        }

        var open = Course.ScheduleOn(Today).Events.Where(e => e.IsOpen && e.Date <= Today.AddDays(40)).ToList();
        if (open.Count == 0)
        {
            return Clinical();
        }

        var chosen = _random.Next(4) == 0 ? open[_random.Next(open.Count)] : open[0];
        return _random.Next(100) switch
        {
            < 55 => Happened(chosen),
            < 70 => Moved(chosen),
            _ => Clinical(),
        };
    }

    private Fact? Happened(ScheduleEvent e)
    {
        var date = e.Date.AddDays(_random.Next(-2, 9)) is var day && day > Today ? Today : day;
        return e.Kind switch
        {
            EventKind.Cycle => Dose(e, date, SomeAgents(e)),
            EventKind.Echo when _random.Next(3) == 0 => new EchoPerformed { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Date = date },
            EventKind.Echo =>
                new LvefResult { Id = Id(), Plan = Plan.Id, By = By, Date = date, Percent = Percent(), Event = _random.Next(2) == 0 ? e.Key : null },
            EventKind.Surgery => new SurgeryPerformed { Id = Id(), Plan = Plan.Id, By = By, Date = date },
            EventKind.Pathology =>
                new PathologyResult { Id = Id(), Plan = Plan.Id, By = By, Date = date,
                    Response = RandomPlans.Pick(_random, PathologyResponse.Pcr, PathologyResponse.Residual) },
            EventKind.RadiotherapyStart => new RadiotherapyStarted { Id = Id(), Plan = Plan.Id, By = By, Date = date },
            EventKind.RadiotherapyEnd => new RadiotherapyFinished { Id = Id(), Plan = Plan.Id, By = By, Date = date },
            EventKind.Task => new TaskDone { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Date = date },
            EventKind.EndocrineStart => new EndocrineStarted { Id = Id(), Plan = Plan.Id, By = By, Date = date },
            _ => null,
        };
    }

    /// <summary>Another drug of a cycle that was given, or one of it that was left out; refused where nothing is awaited.</summary>
    private Fact? MoreOfACycle()
    {
        var given = Course.ScheduleOn(Today).Events.LastOrDefault(e => e is { Kind: EventKind.Cycle, Done: not null });
        if (given is null)
        {
            return null;
        }

        var agents = AgentSet.Of(RandomPlans.Pick(_random, Enum.GetValues<Agent>()));
        var date = given.Date.AddDays(_random.Next(-2, 3)) is var day && day > Today ? Today : day;
        return _random.Next(4) == 0
            ? new DoseOmitted { Id = Id(), Plan = Plan.Id, By = By, Event = given.Key, Reason = Why, Agents = agents }
            : Dose(given, date, agents);
    }

    private DoseGiven Dose(ScheduleEvent e, DateOnly date, AgentSet? agents) => new()
    {
        Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Date = date, Force = _random.Next(5) == 0, Reason = Why, Agents = agents,
        Partial = agents is not null && _random.Next(2) == 0,
    };

    private Fact Moved(ScheduleEvent e) => (e.Kind, _random.Next(4)) switch
    {
        (EventKind.Cycle, 0) => new DoseOmitted { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Reason = Why, Agents = SomeAgents(e) },
        (EventKind.Task, 0) => new TaskOmitted { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Reason = Why },
        (EventKind.Echo, 0 or 1) => new EchoBooked { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, Date = e.Date },
        _ =>
            new Deferred { Id = Id(), Plan = Plan.Id, By = By, Event = e.Key, To = e.Date.AddDays(_random.Next(-3, 22)), Reason = Why,
                Force = _random.Next(5) == 0 },
    };

    private Fact? Clinical() => _random.Next(52) switch
    {
        < 12 => Measured(),
        < 16 => new Resume { Id = Id(), Plan = Plan.Id, By = By, From = Today.AddDays(_random.Next(10)), Reason = Why },
        < 18 => new Hold { Id = Id(), Plan = Plan.Id, By = By, From = Today.AddDays(_random.Next(10)), Reason = Why },
        < 21 when Facts.Count > 0 =>
            new Retracted { Id = Id(), Plan = Plan.Id, By = By, Fact = Facts[^_random.Next(1, Math.Min(Facts.Count, 6) + 1)].Id, Reason = Why },
        21 => new Ceased { Id = Id(), Plan = Plan.Id, By = By, Therapy = RandomPlans.Pick(_random, Enum.GetValues<Therapy>()), Date = Today, Reason = Why },
        22 => new PlanAmended { Id = Id(), Plan = Plan.Id, By = By, Document = RandomPlans.Plan(_random, Today) },
        24 => AgentCeased(),
        25 =>
            new DoseChanged { Id = Id(), Plan = Plan.Id, By = By, Agent = RandomPlans.Pick(_random, Enum.GetValues<Agent>()), Dose = "less", From = SomeTime(),
                Reason = Why },
        26 => new SurgeryPerformed { Id = Id(), Plan = Plan.Id, By = By, Date = Today.AddDays(-_random.Next(6)), Further = true },
        27 => new DoseChanged { Id = Id(), Plan = Plan.Id, By = By, Agent = Agent.Trastuzumab, Dose = "less", From = SomeTime(), Reason = Why },
        28 or 29 => Accepted(),
        30 => new LvefAcceptanceEnded { Id = Id(), Plan = Plan.Id, By = By, Date = Today.AddDays(-_random.Next(3)), Reason = Why },
        31 => Measured() with { UpperPercent = 65m },
        32 or 33 => OtherFormulation(),
        34 when Overdue() is { } late => new Acknowledged { Id = Id(), Plan = Plan.Id, By = By, Event = late.Key, Note = Why },
        35 => new SurgeryPerformed { Id = Id(), Plan = Plan.Id, By = By, Date = Today.AddDays(-_random.Next(30)), Further = true },
        23 when _mayClose => new PatientTransferred { Id = Id(), Plan = Plan.Id, By = By, Date = Today, Reason = Why },
        _ => null,
    };

    /// <summary>Often one that is in use just now.</summary>
    private Ceased AgentCeased()
    {
        var inUse = Course.ScheduleOn(Today).Events.Where(e => e is { IsOpen: true, Kind: EventKind.Cycle }).SelectMany(e => e.Doses)
            .Select(dose => dose.Agent).Take(4).ToList();
        var agent = inUse.Count > 0 && _random.Next(3) > 0 ? inUse[_random.Next(inUse.Count)] : RandomPlans.Pick(_random, Enum.GetValues<Agent>());
        var then = AgentSet.Conjugates.Contains(agent) && _random.Next(2) == 0
            ? RandomPlans.Pick(_random, AntibodyTherapy.H, AntibodyTherapy.Hp)
            : default(AntibodyTherapy?);
        return new Ceased { Id = Id(), Plan = Plan.Id, By = By, Agent = agent, Then = then, Date = Today, Reason = Why };
    }

    private FormulationChanged OtherFormulation() => new()
    {
        Id = Id(),
        Plan = Plan.Id,
        By = By,
        To = RandomPlans.Pick(_random, Formulation.Iv, Formulation.Sc),
        From = Today.AddDays(_random.Next(-20, 60)),
        Reason = Why,
    };

    private ScheduleEvent? Overdue() => Course.ScheduleOn(Today).Events.FirstOrDefault(e => e.IsOpen && e.Date < Today);

    private EventOrDay SomeTime() =>
        Course.ScheduleOn(Today).Events.FirstOrDefault(e => e is { IsOpen: true, Kind: EventKind.Cycle }) is { } cycle && _random.Next(2) == 0
        ? EventOrDay.Of(cycle.Key)
        : EventOrDay.Of(Today.AddDays(_random.Next(-30, 60)));

    private LvefResult Measured() => new() { Id = Id(), Plan = Plan.Id, By = By, Date = Today.AddDays(-_random.Next(10)), Percent = Percent() };

    private LvefAccepted Accepted() => new()
    {
        Id = Id(),
        Plan = Plan.Id,
        By = By,
        Date = Today.AddDays(-_random.Next(5)),
        Floor = RandomPlans.Pick(_random, 40m, 42m, 45m),
        Until = _random.Next(2) == 0 ? Today.AddDays(_random.Next(1, 60)) : null,
        Reason = Why,
    };

    private AgentSet? SomeAgents(ScheduleEvent e) => _random.Next(6) == 0 && e.Doses.Count > 1 ? AgentSet.Of(e.Doses[_random.Next(e.Doses.Count)].Agent) : null;

    private decimal Percent() => RandomPlans.Pick(_random, 62m, 60m, 58m, 55m, 52m, 49m, 47m, 44m, 41m, 38m);

    private string Id() => $"fact-{Facts.Count:0000}";

    private const string By = "clinic@example.org";
    private const string Why = "as it happened";
}
