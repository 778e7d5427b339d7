using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C9 over random lives: whether a cycle is recorded at once or drug by drug, the schedule in the end is the same.</summary>
public sealed class RecordingLaws
{
    private static readonly Config Many = Laws.Tried(100);

    [Fact]
    public void Drug_by_drug_in_any_order_is_the_same_as_at_once() =>
        ForAnyLife((life, facts, seed) => Split(life, facts, new Random(seed), partial: () => false));

    [Fact]
    public void And_with_partial_on_any_of_them_too() => ForAnyLife((life, facts, seed) =>
    {
        var random = new Random(seed);
        return Split(life, facts, random, partial: () => random.Next(2) == 0);
    });

    private static void ForAnyLife(Func<RandomLife, IReadOnlyList<Fact>, int, IReadOnlyList<Fact>> split) =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var life = RandomLife.Live(seed, 30, mayClose: false);

        // What was retracted never was: a dose without agents is what was due then, and that is another thing without the fact that held it.
        var takenBack = life.Facts.OfType<Retracted>().Select(fact => fact.Fact).ToHashSet(StringComparer.Ordinal);
        Fact[] facts = [.. life.Facts.Where(fact => fact is not Retracted && !takenBack.Contains(fact.Id))];

        var (one, other) = (Lines(life, split(life, facts, seed)), Lines(life, facts));
        one.Except(other, StringComparer.Ordinal).Concat(other.Except(one, StringComparer.Ordinal)).ShouldBeEmpty();
    }));

    /// <summary>The facts of a life, with each dose that was recorded as a whole told drug by drug instead.</summary>
    private static List<Fact> Split(RandomLife life, IReadOnlyList<Fact> facts, Random random, Func<bool> partial)
    {
        var told = new List<Fact>();
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is DoseGiven { Agents: null } dose)
            {
                var before = Scheduler.Project(life.Plan, [.. facts.Take(i)], PlanLibrary.BuiltIn, life.Calendar, life.Today);
                told.AddRange(DrugByDrug(dose, before.Find(dose.Event)!, random, partial));
            }
            else
            {
                told.Add(facts[i]);
            }
        }

        return told;
    }

    private static IEnumerable<Fact> DrugByDrug(DoseGiven dose, ScheduleEvent cycle, Random random, Func<bool> partial)
    {
        var due = cycle.Doses.Where(due => !due.Held).Select(due => due.Agent).ToArray();
        random.Shuffle(due);
        return due.Select(agent => dose with { Id = $"{dose.Id}-{agent}", Agents = AgentSet.Of(agent), Partial = partial() });
    }

    /// <summary>
    /// The schedule, one event or alert a line. What was planned once and is no more stays listed as cancelled (docs/domain.md): that tells what was believed
    /// in between, so it depends on the order, and is left out.
    /// </summary>
    private static string[] Lines(RandomLife life, IReadOnlyList<Fact> facts)
    {
        var schedule = Scheduler.Project(life.Plan, facts, PlanLibrary.BuiltIn, life.Calendar, life.Today) with { Version = 0 };
        schedule = schedule with { Events = [.. schedule.Events.Where(e => e.Status != EventStatus.Cancelled)] };
        return System.Text.Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0)).Split("},{");
    }
}
