using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Sites;

namespace HerScheduler.Courses;

/// <summary>
/// What <see cref="Timing"/> says, as conditions of a query: the stored events are asked in the same words as a schedule is. Today is another day at another
/// clinic: at one instant the world has three dates at most. The clinics are kept by their date, so that one query answers for all.
/// </summary>
internal sealed class SiteDays
{
    private const int LongAgo = -36_500;

    private readonly (DateOnly Day, List<string> Sites)[] _days;

    public SiteDays(IEnumerable<Site> sites, DateTimeOffset now)
    {
        var known = sites.GroupBy(site => site.Today(now)).OrderBy(group => group.Key).Select(group => (group.Key, group.Select(site => site.Id).ToList()))
            .ToList();
        var last = known.Count == 0 ? DateOnly.FromDateTime(now.UtcDateTime) : known[^1].Key;
        _days = [.. known.Concat(Enumerable.Repeat((last, new List<string>()), 3)).Take(3)];
    }

    /// <summary>The events that are asked of somebody: upcoming, due or overdue.</summary>
    public static IQueryable<PlanEventRow> Asked(IQueryable<PlanEventRow> events) =>
        events.Where(e => e.Status == EventStatus.Planned && e.Kind != EventKind.Her2Completion);

    /// <summary>Those of them that are overdue, by so many days or more.</summary>
    public IQueryable<PlanEventRow> Overdue(IQueryable<PlanEventRow> events, int days = 1) => Within(Asked(events), LongAgo, -days);

    /// <summary>Events dated so many days from the clinic's today; both ends included.</summary>
    public IQueryable<PlanEventRow> Within(IQueryable<PlanEventRow> events, int first, int last)
    {
        var (from0, to0, sites0) = Range(0);
        var (from1, to1, sites1) = Range(1);
        var (from2, to2, sites2) = Range(2);

        // The first condition follows from the others; the index on the date knows only it.
        return events.Where(e => e.Date >= from0 && e.Date <= to2)
            .Where(e => (sites0.Contains(e.Site) && e.Date >= from0 && e.Date <= to0)
                || (sites1.Contains(e.Site) && e.Date >= from1 && e.Date <= to1)
                || (sites2.Contains(e.Site) && e.Date >= from2 && e.Date <= to2));

        (DateOnly From, DateOnly To, List<string> Sites) Range(int index)
        {
            var (day, of) = _days[index];
            return (day.AddDays(first), day.AddDays(last), of);
        }
    }
}
