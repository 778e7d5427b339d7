using System.Linq.Expressions;
using HerScheduler.Core.Reports;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore.Query;

namespace HerScheduler.Courses;

/// <summary>
/// Stored days compared with today, as conditions of a query. What is due when is <see cref="Timing"/>'s to say and stands in the rows; overdue is what was
/// due before today. Today is another day at another clinic: at one instant the world has three dates at most. The clinics are kept by their date, so that one
/// query answers for all.
/// </summary>
internal sealed class SiteDays(IEnumerable<Site> sites, DateTimeOffset now)
{
    private const int LongAgo = -36_500;

    private readonly List<SiteDay> _days =
    [
        .. sites.GroupBy(site => site.Today(now)).OrderBy(group => group.Key).Select(group => new SiteDay(group.Key, [.. group.Select(site => site.Id)])),
    ];

    /// <summary>What is overdue, by so many days or more.</summary>
    public IQueryable<TRow> Overdue<TRow>(IQueryable<TRow> rows, int days = 1)
        where TRow : class, IDueRow => Within(rows, LongAgo, -days);

    /// <summary>What is due so many days from the clinic's today; both ends included.</summary>
    public IQueryable<TRow> Within<TRow>(IQueryable<TRow> rows, int first, int last)
        where TRow : class, IDueRow
    {
        if (_days.Count == 0)
        {
            return rows.Where(_ => false);
        }

        // This follows from the conditions of the clinics; an index on the day knows only it.
        var (from, to) = (_days[0].Day.AddDays(first), _days[^1].Day.AddDays(last));
        return rows.Where(row => row.DueOn >= from && row.DueOn <= to).Where(_days.Select(day => At<TRow>(day, first, last)).Aggregate(Either));
    }

    /// <summary>The plans whose HER2 therapy is on hold.</summary>
    public IQueryable<PlanRow> OnHold(IQueryable<PlanRow> plans) =>
        _days.Count == 0 ? plans.Where(_ => false) : plans.Where(plan => plan.HoldFrom != null).Where(_days.Select(HeldAt).Aggregate(Either));

    private Expression<Func<TRow, bool>> At<TRow>(SiteDay at, int first, int last)
        where TRow : class, IDueRow
    {
        var of = at.Sites;
        if (_days.Count == 1)
        {
            // Of one clinic an index on clinic and day gives the lines in their order.
            var only = of[0];
            return of.Count == 1 ? row => row.Site == only : row => of.Contains(row.Site);
        }

        var (from, to) = (at.Day.AddDays(first), at.Day.AddDays(last));
        return row => of.Contains(row.Site) && row.DueOn >= from && row.DueOn <= to;
    }

    private static Expression<Func<PlanRow, bool>> HeldAt(SiteDay at)
    {
        var (day, of) = (at.Day, at.Sites);
        return plan => of.Contains(plan.Site) && plan.HoldFrom <= day;
    }

    private static Expression<Func<TRow, bool>> Either<TRow>(Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);

    private sealed record SiteDay(DateOnly Day, List<string> Sites);
}
