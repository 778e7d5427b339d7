using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Sites;

namespace HerScheduler.Plans;

/// <summary>What the approval of a plan stores beside the plan's own row. Made here alone, however the plan came in.</summary>
/// <param name="Entry">Number 0 of the fact log: who approved which document.</param>
/// <param name="Events">The schedule.</param>
/// <param name="Messages">The plan was approved; then each event that is planned.</param>
public sealed record ApprovedRows(LogEntryRow Entry, IReadOnlyList<PlanEventRow> Events, IReadOnlyList<OutboxRow> Messages)
{
    /// <summary>Approves <paramref name="plan"/>: its row changes, and the rest is returned; storing both is left to the caller.</summary>
    /// <param name="plan">The row of a draft, its document in it.</param>
    /// <param name="document">That document.</param>
    /// <param name="site">The plan's clinic.</param>
    /// <param name="schedule">The schedule as of <paramref name="now"/>.</param>
    /// <param name="by">Who approves, and from whom it came.</param>
    /// <param name="announcements">What the pharmacy is told.</param>
    /// <param name="chain">How the log is sealed.</param>
    /// <param name="now">The instant of the transaction.</param>
    public static ApprovedRows Of(
        PlanRow plan, TreatmentPlan document, Site site, Schedule schedule, Approver by, Announcements announcements, HashChain chain, DateTimeOffset now)
    {
        var entry = Approve(plan, site, by, chain, now);
        return new ApprovedRows(entry, EventRows.Of(plan, site, schedule, now), announcements.OfApproval(plan, document, schedule, now));
    }

    /// <summary>The row becomes that of an approved plan.</summary>
    /// <returns>The entry of its log that says so.</returns>
    internal static LogEntryRow Approve(PlanRow plan, Site site, Approver by, HashChain chain, DateTimeOffset now)
    {
        plan.Status = PlanStatus.Approved;
        plan.ApprovedAt = now;
        plan.ApprovedBy = by.Name;
        plan.CalendarId = site.CalendarId;
        plan.NextAlertAt = now;
        return chain.Append(plan, 0, new LogContent($"approval:{plan.Id}", "approved", plan.Document, now, by.Name, by.Sender));
    }

    /// <summary>Stores them, beside the plan's row, which the context tracks; inside the transaction.</summary>
    internal async Task Store(SchedulerDb db, CancellationToken cancel)
    {
        db.Log.Add(Entry);
        await db.Dialect.Insert(db, Events, cancel);
        await db.Dialect.Insert(db, Messages, cancel);
    }
}

/// <summary>Who approves.</summary>
/// <param name="Name">As claimed.</param>
/// <param name="Sender">As the service knows it: the authenticated sender, or the way it came in.</param>
public sealed record Approver(string Name, string Sender);
