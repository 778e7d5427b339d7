using HerScheduler.Data;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Today;

/// <summary>
/// Today is another day at another clinic: at one instant the world has three dates at most. The clinics are kept by their date, so that one query answers for
/// all.
/// </summary>
internal sealed class SiteDays
{
    private readonly (DateOnly Day, List<string> Sites)[] _days;

    public SiteDays(IEnumerable<Site> sites, DateTimeOffset now)
    {
        var known = sites.GroupBy(site => site.Today(now)).OrderBy(group => group.Key).Select(group => (group.Key, group.Select(site => site.Id).ToList()))
            .ToList();
        var last = known.Count == 0 ? DateOnly.FromDateTime(now.UtcDateTime) : known[^1].Key;
        _days = [.. known.Concat(Enumerable.Repeat((last, new List<string>()), 3)).Take(3)];
    }

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
