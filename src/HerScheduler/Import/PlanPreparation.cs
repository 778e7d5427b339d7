using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Plans;
using HerScheduler.Sites;

namespace HerScheduler.Import;

/// <summary>Judges a document as the draft, its approval and its facts would be judged, and makes the rows that these would store. Asks no database.</summary>
public sealed class PlanPreparation(InstallationSettings installation, Announcements announcements, HashChain chain, TimeProvider time)
{
    /// <summary>The sender in the fact log of an imported plan: nobody signed in.</summary>
    public const string Sender = "import";

    /// <param name="document">The document.</param>
    /// <param name="approvedBy">Who approved the plans of this import.</param>
    /// <param name="prepared">Receives the plan.</param>
    /// <param name="refused">Receives the refusal, when there is no plan.</param>
    public void Judge(InputDocument document, string approvedBy, ICollection<PreparedPlan> prepared, ICollection<RefusedPlan> refused)
    {
        ArgumentNullException.ThrowIfNull(document);
        var read = PlanWithFacts.Read(document.Utf8, installation.Library, installation.Sites.PlanSettingsOf, document.IsOneLine);
        if (!read.IsValid)
        {
            refused.Add(new RefusedPlan(document.Place, PlanId: null, read.Faults));
            return;
        }

        var judged = Judge(document.Place, read.Value, new Approver(approvedBy, Sender));
        if (judged.IsValid)
        {
            prepared.Add(judged.Value);
        }
        else
        {
            refused.Add(new RefusedPlan(document.Place, read.Value.Plan.Id, judged.Faults));
        }
    }

    private ReadResult<PreparedPlan> Judge(InputPlace place, PlanWithFacts document, Approver by)
    {
        var (plan, now) = (document.Plan, time.Now());
        var site = installation.Sites.Of(plan.Site);
        var course = Course.Begin(plan, installation.Library, site.Calendar);
        var schedule = course.ScheduleOn(site.Today(now));
        if (ApprovalReview.Against(schedule.Findings) is { } problem)
        {
            return ReadResult<PreparedPlan>.Invalid([.. problem.Errors, .. Blocking(schedule.Findings)]);
        }

        var row = PlanDrafts.NewRow(plan, now);
        var mayStandBesideOthers = SafetyReview.OfOtherOpenPlans(plan, [plan.Id]) is { BlocksApproval: false };
        if (document.Facts.Count == 0)
        {
            var rows = ApprovedRows.Of(row, plan, site, schedule, by, announcements, chain, now);
            NotRecordedHere.Quiet(plan, rows.Events, schedule.AsOf);
            return ReadResult<PreparedPlan>.Valid(new PreparedPlan(place, row, rows)
            {
                MayStandBesideOthers = mayStandBesideOthers, Known = NotRecordedHere.Known(plan, schedule, now),
            });
        }

        return ArrivedCourse.Of(course, document.Facts, site.Today(now)).Match(
            arrived =>
            {
                var (there, moved) = AtItsSite(document.Plan, course, site, arrived);
                var (rows, facts) = ArrivedRows.Of(row, moved, there, arrived, by, announcements, chain, now);
                var today = there.Today(now);
                NotRecordedHere.Quiet(plan, rows.Events, today);
                return ReadResult<PreparedPlan>.Valid(new PreparedPlan(place, row, rows)
                {
                    Known = NotRecordedHere.Known(plan, moved.ScheduleOn(today), now),
                    Facts = [.. arrived.Facts.Zip(facts, (offered, entry) => (offered.Pointer, entry))],
                    MayStandBesideOthers = mayStandBesideOthers || moved.IsClosed,
                });
            },
            ReadResult<PreparedPlan>.Invalid);
    }

    /// <summary>An amendment among the facts can have moved the patient to another clinic, whose calendar counts then.</summary>
    private (Site Site, Course Course) AtItsSite(TreatmentPlan approved, Course course, Site site, ArrivedCourse arrived)
    {
        var now = installation.Sites.Of(course.Plan.Site);
        return now.Id == site.Id
            ? (site, course)
            : (now, Course.Replay(approved, arrived.Facts.Select(offered => offered.Fact), installation.Library, now.Calendar));
    }

    private static IEnumerable<Fault> Blocking(IReadOnlyList<Finding> findings) =>
        findings.Where(finding => finding.BlocksApproval).Select(finding => new Fault("#", $"{finding.Id}: {finding.Message}"));
}
