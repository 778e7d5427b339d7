using FsCheck;
using FsCheck.Fluent;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Core.Tests.Scheduling;

namespace HerScheduler.Core.Tests.Tasks;

/// <summary>Laws of tasks over random plans and calendars.</summary>
public sealed class TaskLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);
    private static readonly string[] AllTasks = [.. TaskLibrary.BuiltIn.All.Select(task => task.Id)];

    [Fact]
    public void Adding_every_task_changes_nothing_else_in_the_schedule() => ForAnyPlan((plan, calendar) =>
    {
        var without = Given.Schedule(plan with { Tasks = [] }, calendar);
        var with = Given.Schedule(plan with { Tasks = AllTasks }, calendar);

        Text(WithoutTasks(with)).ShouldBe(Text(WithoutTasks(without)));
    });

    [Fact]
    public void The_order_in_which_a_plan_names_its_tasks_changes_nothing() => ForAnyPlan((plan, calendar) =>
        Text(Given.Schedule(plan with { Tasks = [.. AllTasks.Reverse()] }, calendar)).ShouldBe(Text(Given.Schedule(plan with { Tasks = AllTasks }, calendar))));

    [Fact]
    public void The_events_of_a_task_are_numbered_from_1_without_a_hole_and_in_order() => ForAnyPlan((plan, calendar) =>
    {
        foreach (var task in Given.Schedule(plan with { Tasks = AllTasks }, calendar).Events.Where(e => e.Kind == EventKind.Task).GroupBy(e => ClinicTask.IdIn(e.Key)))
        {
            task.OrderBy(e => e.Date).ThenBy(e => int.Parse(e.Key[(task.Key.Length + 1)..])).Select(e => e.Key)
                .ShouldBe(Enumerable.Range(1, task.Count()).Select(n => $"{task.Key}-{n}"));
        }
    });

    private static Schedule WithoutTasks(Schedule schedule) => schedule with { Events = [.. schedule.Events.Where(e => e.Kind != EventKind.Task)] };

    private static string Text(Schedule schedule) => System.Text.Encoding.UTF8.GetString(Core.Json.ScheduleJson.ToUtf8(schedule, 0));

    private static void ForAnyPlan(Action<TreatmentPlan, SiteCalendar> law) =>
        Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var plan = RandomPlans.Plan(random);
            law(plan, RandomPlans.Calendar(random, plan.Start));
        }));
}
