using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Plans;
using HerScheduler.Sites;

namespace HerScheduler.Import;

/// <summary>Judges a document as the draft and its approval would be judged, and makes the rows that approval would store. Asks no database.</summary>
public sealed class PlanPreparation(InstallationSettings installation, Announcements announcements, TimeProvider time)
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
        var read = PlanReader.Read(document.Utf8, installation.Library, installation.Sites.PlanSettingsOf, document.IsOneLine);
        if (!read.IsValid)
        {
            refused.Add(new RefusedPlan(document.Place, PlanId: null, read.Faults));
            return;
        }

        var (plan, now) = (read.Value, time.Now());
        var site = installation.Sites.Of(plan.Site);
        var schedule = Course.Begin(plan, installation.Library, site.Calendar).ScheduleOn(site.Today(now));
        if (ApprovalReview.Against(schedule.Findings) is { } problem)
        {
            refused.Add(new RefusedPlan(document.Place, plan.Id, [.. problem.Errors, .. Blocking(schedule.Findings)]));
            return;
        }

        var row = PlanDrafts.NewRow(plan, now);
        prepared.Add(new PreparedPlan(document.Place, row, ApprovedRows.Of(row, plan, site, schedule, new Approver(approvedBy, Sender), announcements, now))
        {
            MayStandBesideOthers = SafetyReview.OfOtherOpenPlans(plan, [plan.Id]) is { BlocksApproval: false },
        });
    }

    private static IEnumerable<Fault> Blocking(IReadOnlyList<Finding> findings) =>
        findings.Where(finding => finding.BlocksApproval).Select(finding => new Fault("#", $"{finding.Id}: {finding.Message}"));
}
