using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Laws over random but valid lives of many facts.</summary>
public sealed class LifeLaws
{
    private static readonly Config Many = Laws.Tried(150);

    [Fact]
    public void No_life_of_sixty_facts_breaks_a_law_and_every_kind_of_fact_happens()
    {
        var kinds = new HashSet<FactKind>();
        for (var seed = 0; seed < Laws.Lives; seed++)
        {
            kinds.UnionWith(new WatchedLife(seed).Live());
        }

        Enum.GetValues<FactKind>().Except(kinds).ShouldBe([FactKind.PatientDied, FactKind.PatientWithdrew], "each other way to close a plan is one of them");
    }

    [Fact]
    public void Replaying_the_facts_gives_the_same_schedule_to_the_byte() => ForAnyLife(seed =>
    {
        var life = RandomLife.Live(seed, 60);

        var replayed = Scheduler.Project(life.Plan, life.Facts, PlanLibrary.BuiltIn, life.Calendar, life.Today);

        Text(replayed).ShouldBe(Text(life.Course.ScheduleOn(life.Today)));
    });

    [Fact]
    public void Retracting_the_last_fact_gives_back_the_schedule_before_it() => Laws.HoldsWhereItApplies(Many, seed =>
    {
        var before = string.Empty;
        var previous = string.Empty;
        var last = default(Fact);
        var life = RandomLife.Live(seed, 25, mayClose: true, (l, fact) =>
        {
            (before, previous) = (previous, Text(l.Course.ScheduleOn(l.Plan.Start) with { Version = 0 }));
            last = fact;
        });
        if (last is null or Retracted || before.Length == 0)
        {
            return false;
        }

        var taken = life.Course.Record(new Retracted { Id = "take-back", Plan = life.Plan.Id, By = "law", Fact = last.Id, Reason = "law" }, life.Today);
        taken.Match(_ => string.Empty, () => "recorded before", refusal => string.Join(" ", refusal.Faults)).ShouldBeEmpty();

        Text(life.Course.ScheduleOn(life.Plan.Start) with { Version = 0 }).ShouldBe(before);
        return true;
    });

    [Fact]
    public void No_change_is_without_a_reason_and_no_event_changes_twice() => ForAnyLife(seed =>
    {
        var before = default(Schedule);
        RandomLife.Live(seed, 40, mayClose: true, (life, fact) =>
        {
            var after = life.Course.ScheduleOn(life.Plan.Start);
            var changes = ScheduleDiff.Between(before, after, fact);
            changes.ShouldAllBe(change => change.Why.Length > 0);
            changes.Select(change => change.Event.Key).Distinct().Count().ShouldBe(changes.Count);
            ScheduleDiff.Between(after, after, fact).ShouldBeEmpty();
            before = after;
        });
    });

    [Fact]
    public void After_closing_nothing_is_open_and_nothing_alerts() => ForAnyLife(seed =>
    {
        var life = RandomLife.Live(seed, 20, mayClose: false);
        life.Course.Record(new PatientDied { Id = "closing", Plan = life.Plan.Id, By = "law", Date = life.Today, Reason = "law" },
            life.Today).ShouldBeOfType<Recording.Accepted>();

        var schedule = life.Course.ScheduleOn(life.Today.AddDays(100));

        schedule.Events.ShouldNotContain(e => e.IsOpen);
        schedule.Alerts.ShouldBeEmpty();
        life.Course.Record(new LvefResult { Id = "late", Plan = life.Plan.Id, By = "law", Date = life.Today, Percent = 60 },
            life.Today).ShouldBeOfType<Recording.Refused>();
    });

    [Fact]
    public void A_done_event_stays_done_whatever_happens_later() => ForAnyLife(seed =>
    {
        var done = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        RandomLife.Live(seed, 60, mayClose: true, (life, fact) =>
        {
            var schedule = life.Course.ScheduleOn(life.Today);
            if (fact is not Retracted)
            {
                foreach (var (key, date) in done)
                {
                    var e = schedule.Find(key).ShouldNotBeNull($"{key} vanished after {fact}");
                    e.Status.ShouldBe(EventStatus.Done, $"{key} after {fact}");
                    e.Date.ShouldBe(fact is DoseGiven more && more.Event == key && more.Date < date ? more.Date : date, $"{key} after {fact}");
                }
            }

            done = schedule.Events.Where(e => e.Status == EventStatus.Done).ToDictionary(e => e.Key, e => e.Date, StringComparer.Ordinal);
        });
    });

    [Fact]
    public void A_planned_event_never_just_vanishes() => ForAnyLife(seed =>
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
        RandomLife.Live(seed, 60, mayClose: true, (life, fact) =>
        {
            var schedule = life.Course.ScheduleOn(life.Today);

            // With another drug of a cycle goes what was planned only because it was missing.
            if (fact is not (Retracted or DoseGiven { Agents: not null }))
            {
                planned.ShouldAllBe(key => schedule.Find(key) != null, $"after {fact}");
            }

            planned = [.. schedule.Events.Where(e => e.Status == EventStatus.Planned).Select(e => e.Key)];
        });
    });

    [Fact]
    public void Deferring_never_moves_an_earlier_event() => Laws.HoldsWhereItApplies(Many, seed =>
    {
        var life = RandomLife.Live(seed, 12, mayClose: false);
        var before = life.Course.ScheduleOn(life.Today);
        if (before.Events.FirstOrDefault(e => e.IsOpen && e.Kind == EventKind.Cycle) is not { } cycle)
        {
            return false;
        }

        life.Course.Record(new Deferred { Id = "later", Plan = life.Plan.Id, By = "law", Event = cycle.Key, To = cycle.Date.AddDays(9), Reason = "law" },
            life.Today);
        var after = life.Course.ScheduleOn(life.Today);

        // What is to be done before a dose goes with it: some echoes, before the first HER2 dose all of them, and tasks like troponin.
        var isFirst = before.Events.FirstOrDefault(e =>
            e is { Kind: EventKind.Cycle, Her2Cycle: not null, Status: not (EventStatus.Omitted or EventStatus.Cancelled) })?.Key == cycle.Key;
        foreach (var earlier in before.Events.Where(e =>
            e.Date < cycle.Date && e.Kind != EventKind.Task && !(e.Kind == EventKind.Echo && (isFirst || EchoKeys.PrecedesADose(e.Key)))))
        {
            after.Find(earlier.Key)?.Date.ShouldBe(earlier.Date, $"{earlier.Key}, when {cycle.Key} was deferred");
        }

        return true;
    });

    [Fact]
    public void Facts_that_do_not_depend_on_each_other_give_the_same_schedule_in_either_order() => Laws.HoldsWhereItApplies(Many, seed =>
    {
        var (one, other) = (RandomLife.Live(seed, 15, mayClose: false), RandomLife.Live(seed, 15, mayClose: false));
        var schedule = one.Course.ScheduleOn(one.Today);
        var cycle = schedule.Events.FirstOrDefault(e => e.IsOpen && e.Kind == EventKind.Cycle);
        var echo = schedule.Events.FirstOrDefault(e => e.IsOpen && e.Kind == EventKind.Echo && !EchoKeys.PrecedesADose(e.Key));
        if (cycle is null || echo is null)
        {
            return false;
        }

        var deferred = new Deferred { Id = "later", Plan = one.Plan.Id, By = "law", Event = cycle.Key, To = cycle.Date.AddDays(5), Reason = "law" };
        var booked = new EchoBooked { Id = "booked", Plan = one.Plan.Id, By = "law", Event = echo.Key, Date = echo.Date };
        if (!Record(one, deferred) || one.Course.ScheduleOn(one.Today).Find(echo.Key) is not { IsOpen: true })
        {
            // An echo that goes with the date of the cycle depends on it.
            return false;
        }

        (Record(one, booked), Record(other, booked), Record(other, deferred)).ShouldBe((true, true, true));

        Text(one.Course.ScheduleOn(one.Today)).ShouldBe(Text(other.Course.ScheduleOn(one.Today)));
        return true;

        static bool Record(RandomLife life, Fact fact) => life.Course.Record(fact, life.Today) is Recording.Accepted;
    });

    private static void ForAnyLife(Action<int> law) => Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), law));

    private static string Text(Schedule schedule) => System.Text.Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0));
}
