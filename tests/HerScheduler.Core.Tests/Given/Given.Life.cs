using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests;

/// <summary>A course that is told fact by fact; dates as texts.</summary>
internal static partial class Given
{
    public static Life Life(TreatmentPlan? plan = null) => new(plan ?? Plan);

    /// <summary>Six TCHP on time, surgery on 2026-05-18, residual disease on 2026-05-28: T-DM1 restarts on 2026-06-08.</summary>
    public static Life Operated(PathologyResponse response = PathologyResponse.Residual, TreatmentPlan? plan = null) => Life(plan)
        .Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20")
        .Operated("2026-05-18").Answered("2026-05-28", response);
}

/// <summary>A course that is told fact by fact.</summary>
internal sealed class Life
{
    private const string By = "clinic@example.org";
    private int _facts;

    public Life(TreatmentPlan plan) => Course = Given.Course(plan);

    public Course Course { get; }

    public Life Doses(params string[] keysAndDates)
    {
        foreach (var parts in keysAndDates.Select(text => text.Split(' ')))
        {
            Tell(new DoseGiven { Id = Id(), Plan = Course.Plan.Id, By = By, Event = parts[0], Date = Given.Day(parts[1]) });
        }

        return this;
    }

    public Life Operated(string date, bool further = false) => Tell(Operation(date, further));

    public Life Answered(string date, PathologyResponse response) =>
        Tell(new PathologyResult { Id = Id(), Plan = Course.Plan.Id, By = By, Date = Given.Day(date), Response = response });

    public Life Ceased(string date, Agent agent, AntibodyTherapy? then = null) => Tell(Cease(date, agent, then));

    public Life Lvef(string date, decimal percent) =>
        Tell(new LvefResult { Id = Id(), Plan = Course.Plan.Id, By = By, Date = Given.Day(date), Percent = percent });

    public Life Resumed(string from) => Tell(new Resume { Id = Id(), Plan = Course.Plan.Id, By = By, From = Given.Day(from), Reason = "recovered" });

    public Life Dose(string from, Agent agent, string dose) => Tell(DoseChange(from, agent, dose));

    public Life Tell(Fact fact)
    {
        Course.Recorded(fact);
        return this;
    }

    public SurgeryPerformed Operation(string date, bool further) =>
        new() { Id = Id(), Plan = Course.Plan.Id, By = By, Date = Given.Day(date), Further = further };

    public Ceased Cease(string date, Agent agent, AntibodyTherapy? then = null) =>
        new() { Id = Id(), Plan = Course.Plan.Id, By = By, Date = Given.Day(date), Agent = agent, Then = then, Reason = "toxicity" };

    public DoseChanged DoseChange(string from, Agent agent, string dose) => new()
    {
        Id = Id(), Plan = Course.Plan.Id, By = By, Agent = agent, Dose = dose, Reason = "toxicity",
        From = DateOnly.TryParseExact(from, "O", out var day) ? EventOrDay.Of(day) : EventOrDay.Of(from),
    };

    /// <summary>What becomes of a fact that is offered on <paramref name="today"/>.</summary>
    public Judgement Judged(Fact fact, string today = "2027-01-01") => new(Course.Record(fact, Given.Day(today)));

    public Schedule On(string asOf) => Course.ScheduleOn(Given.Day(asOf));

    /// <summary>The open cycles of a track: <c>h-12 2026-09-21</c>.</summary>
    public IReadOnlyList<string> OpenCycles(string track, string asOf) =>
        [.. On(asOf).Events.Where(e => e is { Kind: EventKind.Cycle, IsOpen: true } && e.Key.StartsWith(track + "-", StringComparison.Ordinal))
            .Select(e => $"{e.Key} {e.Date:O}")];

    /// <summary>The agents of a cycle: <c>carboplatin, trastuzumab (loading)</c>.</summary>
    public string AgentsOf(string key, string asOf = "2026-01-05") =>
        string.Join(", ", On(asOf).Find(key)!.Doses.Select(dose => Core.Json.WireNames<Agent>.Of(dose.Agent) + (dose.Loading ? " (loading)" : string.Empty)));

    public string DateOf(string key, string asOf = "2026-01-05") => On(asOf).Find(key)!.Date.ToString("O");

    private string Id() => $"fact-{++_facts:000}";
}
