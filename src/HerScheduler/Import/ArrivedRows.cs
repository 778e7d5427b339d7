using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Messages;
using HerScheduler.Plans;
using HerScheduler.Sites;

namespace HerScheduler.Import;

/// <summary>What is stored of a plan that comes in with facts: its log with them, its events as they stand, and messages that say how they stand.</summary>
internal static class ArrivedRows
{
    /// <param name="row">The row of a draft, its document in it; it becomes that of the plan as it is now.</param>
    /// <param name="course">The plan's course with its facts, by the calendar of its clinic.</param>
    /// <param name="site">The clinic it belongs to now: an amendment can have moved it.</param>
    /// <param name="arrived">Its facts.</param>
    /// <param name="by">Who approved it, and from whom it came.</param>
    /// <param name="announcements">What others are told.</param>
    /// <param name="chain">How the log is sealed.</param>
    /// <param name="now">The instant of the import.</param>
    public static (ApprovedRows Rows, IReadOnlyList<LogEntryRow> Facts) Of(
        PlanRow row, Course course, Site site, ArrivedCourse arrived, Approver by, Announcements announcements, HashChain chain, DateTimeOffset now)
    {
        var approval = ApprovedRows.Approve(row, site, by, chain, now);
        List<LogEntryRow> facts = [];
        foreach (var offered in arrived.Facts)
        {
            row.Version++;
            row.Entries++;
            facts.Add(chain.Append(row, row.Entries, FactStore.ContentOf(offered.Fact, by.Sender, now)));
        }

        PlanStanding.Update(new StoredCourse(row, site, course, [], []), now);
        row.NextAlertAt = course.IsClosed ? null : row.NextAlertAt;
        var schedule = course.ScheduleOn(site.Today(now));
        var events = EventRows.Of(row, site, schedule, now);
        foreach (var seen in events.Where(item => arrived.Acknowledged.TryGetValue(item.Key, out var date) && date == item.Date))
        {
            (seen.AcknowledgedDate, seen.NextNoticeAt) = (seen.Date, null);
        }

        var closing = course.IsClosed ? arrived.Facts.Select(offered => offered.Fact).OfType<PatientLeft>().Last() : null;
        return (new ApprovedRows(approval, events, announcements.OfArrival(row, course.Plan, schedule, closing, now)), facts);
    }
}
