using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What a projection takes from the heap: unlike time it is the same on every machine, so a step that grows costly is seen here.</summary>
public sealed class AllocationTests
{
    private const int Times = 50;

    [Fact]
    public void A_TCHP_plan_is_projected_with_at_most_30_kilobytes()
    {
        var plan = Given.Plan;

        BytesOf(() => Scheduler.Project(plan, [], PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, plan.Start)).ShouldBeLessThanOrEqualTo(30 * 1024);
    }

    private static long BytesOf(Func<Schedule> project)
    {
        // The first one fills what is kept for all: keys, the library.
        project();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            project();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
