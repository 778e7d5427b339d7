using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Core.Tests.Scheduling;

namespace HerScheduler.Core.Tests.Tasks;

/// <summary>Laws of tasks over random plans and calendars.</summary>
public sealed class TaskLaws
{
    private static readonly Config Many = Laws.Tried(200);
    private static readonly string[] AllTasks = [.. TaskLibrary.BuiltIn.All.Select(task => task.Id)];

    [Fact]
    public void Adding_every_task_changes_nothing_else_in_the_schedule() => ForAnyPlan((plan, calendar) =>
    {
        var without = Given.Schedule(plan with { Tasks = [] }, calendar);
        var with = Given.Schedule(plan with { Tasks = AllTasks }, calendar);

        Text(WithoutTasks(with)).ShouldBe(Text(WithoutTasks(without)));
    });

    /// <summary>A life with tasks, and the same life without them: what was recorded about tasks has moved nothing else.</summary>
    [Fact]
    public void What_is_recorded_about_tasks_moves_no_other_event() => ForAnyLife(life =>
    {
        var others = life.Facts.Where(fact => !IsAboutATask(fact)).Select(WithoutTasks).ToList();

        var without = Scheduler.Project(life.Plan with { Tasks = [] }, others, PlanLibrary.BuiltIn, life.Calendar, life.Today);

        Text(WithoutTasks(life.Course.ScheduleOn(life.Today)) with { Version = others.Count }).ShouldBe(Text(WithoutTasks(without)));
    });

    [Fact]
    public void The_next_one_is_an_interval_after_the_last_one_done() => ForAnyLife(life =>
    {
        var schedule = life.Course.ScheduleOn(life.Today);
        foreach (var task in TaskLibrary.BuiltIn.All.Where(task => task.Every is not null))
        {
            var events = schedule.Events.Where(e => e.Kind == EventKind.Task && ClinicTask.IdIn(e.Key) == task.Id)
                .ToDictionary(e => e.Key, StringComparer.Ordinal);
            for (var n = 2; events.TryGetValue(task.KeyOf(n), out var next); n++)
            {
                var last = events[task.KeyOf(n - 1)];
                if (last.Done is { } done && next.Status == EventStatus.Planned && !next.Why.Contains("Deferred", StringComparison.Ordinal)
                    && task.Id != "chest-ct")
                {
                    next.Date.ShouldBe(life.Calendar.Forward(task.Every!.After(done.Date, 1)), $"{next.Key} after {last.Key}");
                }
            }
        }
    });

    [Fact]
    public void The_order_in_which_a_plan_names_its_tasks_changes_nothing() => ForAnyPlan((plan, calendar) =>
        Text(Given.Schedule(plan with { Tasks = [.. AllTasks.Reverse()] }, calendar)).ShouldBe(Text(Given.Schedule(plan with { Tasks = AllTasks }, calendar))));

    [Fact]
    public void The_events_of_a_task_are_numbered_from_1_without_a_hole_and_in_order() => ForAnyPlan((plan, calendar) =>
    {
        foreach (var task in Given.Schedule(plan with { Tasks = AllTasks }, calendar).Events.Where(e => e.Kind == EventKind.Task)
            .GroupBy(e => ClinicTask.IdIn(e.Key)))
        {
            task.OrderBy(e => e.Date).ThenBy(e => int.Parse(e.Key[(task.Key.Length + 1)..])).Select(e => e.Key)
                .ShouldBe(Enumerable.Range(1, task.Count()).Select(n => $"{task.Key}-{n}"));
        }
    });

    private static bool IsAboutATask(Fact fact) =>
        fact is TaskDone or TaskOmitted || (fact is Deferred { Event: var key } && TaskLibrary.BuiltIn.Find(ClinicTask.IdIn(key)) is not null);

    private static Fact WithoutTasks(Fact fact) =>
        fact is PlanAmended amended ? amended with { Document = amended.Document with { Tasks = [] } } : fact;

    private static Schedule WithoutTasks(Schedule schedule) => schedule with { Events = [.. schedule.Events.Where(e => e.Kind != EventKind.Task)] };

    private static string Text(Schedule schedule) => System.Text.Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0));

    /// <summary>A life of forty facts; one that takes back a fact about a task is left out, as it has nothing to take back without tasks.</summary>
    private static void ForAnyLife(Action<RandomLife> law) =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var life = RandomLife.Live(seed, 40, mayClose: true);
            var aboutTasks = life.Facts.Where(IsAboutATask).Select(fact => fact.Id).ToHashSet();
            if (!life.Facts.Exists(fact => fact is Retracted retracted && aboutTasks.Contains(retracted.Fact)))
            {
                law(life);
            }
        }));

    private static void ForAnyPlan(Action<TreatmentPlan, SiteCalendar> law) =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var plan = RandomPlans.Plan(random);
            law(plan, RandomPlans.Calendar(random, plan.Start));
        }));
}
