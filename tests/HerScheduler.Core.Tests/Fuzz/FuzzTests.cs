using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Fuzz;

/// <summary>10,000 mutated plans and facts: each is read or refused with places, projected and judged, and nothing throws.</summary>
public sealed class FuzzTests
{
    private const int Plans = 3000;
    private const int Facts = 7000;
    private const int FactsACourse = 25;

    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void Mutated_plans_are_read_and_projected_or_refused_with_places()
    {
        var documents = new MutatedDocuments(seed: 1);
        var read = 0;
        for (var number = 0; number < Plans; number++)
        {
            var plan = PlanReader.Read(documents.Plan("plan-0001"), PlanLibrary.BuiltIn);
            plan.Faults.ShouldAllBe(fault => fault.Pointer.StartsWith('#') && fault.Detail.Length > 0);
            if (plan.IsValid)
            {
                read++;
                ShouldBeASchedule(Given.Course(plan.Value).ScheduleOn(Today));
            }
        }

        read.ShouldBeInRange(Plans / 5, Plans * 4 / 5, "both ways are taken");
    }

    [Fact]
    public void Mutated_facts_are_judged_and_what_is_refused_changes_nothing()
    {
        var documents = new MutatedDocuments(seed: 2);
        var course = Given.Course(Given.Plan);
        var (read, accepted) = (0, 0);
        for (var number = 0; number < Facts; number++)
        {
            course = number % FactsACourse == 0 || course.IsClosed ? ACourse(documents) : course;
            var fact = FactReader.Read(documents.Fact(course.Plan.Id), PlanLibrary.BuiltIn);
            fact.Faults.ShouldAllBe(fault => fault.Pointer.StartsWith('#') && fault.Detail.Length > 0);
            if (fact.IsValid)
            {
                read++;
                accepted += Offer(course, fact.Value) ? 1 : 0;
            }
        }

        read.ShouldBeGreaterThan(Facts / 3);
        accepted.ShouldBeGreaterThan(Facts / 20);
    }

    private static bool Offer(Course course, Fact fact)
    {
        var before = Text(course);
        var (version, isAccepted) = (course.Version, course.Record(fact, Today) is Recording.Accepted);
        var after = Text(course);
        course.Version.ShouldBe(version + (isAccepted ? 1 : 0));
        if (!isAccepted)
        {
            after.ShouldBe(before, fact.ToString());
        }

        return isAccepted;
    }

    private static Course ACourse(MutatedDocuments documents)
    {
        while (true)
        {
            if (PlanReader.Read(documents.Plan("plan-0001"), PlanLibrary.BuiltIn) is { IsValid: true, Value: { Id: "plan-0001" } plan })
            {
                return Given.Course(plan);
            }
        }
    }

    private static string Text(Course course)
    {
        var schedule = course.ScheduleOn(Today);
        ShouldBeASchedule(schedule);
        return System.Text.Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0));
    }

    private static void ShouldBeASchedule(Schedule schedule)
    {
        schedule.Events.ShouldNotBeEmpty();
        schedule.Events.ShouldAllBe(e => e.Why.Length > 0);
    }
}
