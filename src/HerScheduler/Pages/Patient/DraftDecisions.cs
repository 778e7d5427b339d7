using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Pages.Drafting;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Patient;

/// <summary>What a clinician decides about a draft: a finding is overridden with a reason, the plan is approved. Each for the text that was shown.</summary>
internal sealed class DraftDecisions(SchedulerDb db, PlanDrafts drafts, PlanApproval approval)
{
    /// <returns>Null: it is approved, by this click or by one before.</returns>
    public async Task<Problem?> Approve(string id, string seen, string sender, CancellationToken cancel)
    {
        var problem = (await approval.Approve(id, sender, IfMatch.Anything, cancel, new DraftTag(seen))).Match<Problem?>(_ => null, refused => refused);
        return problem is not null && await db.Plans.AnyAsync(plan => plan.Id == id && plan.Status != PlanStatus.Draft, cancel) ? null : problem;
    }

    /// <param name="id">The plan.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="reason">Why; empty: the override is taken back.</param>
    /// <param name="seen">The text of the draft that was shown.</param>
    /// <param name="caller">Who decides.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Problem?> Override(string id, string finding, string reason, string seen, Caller caller, CancellationToken cancel)
    {
        var text = await db.Plans.AsNoTracking().Where(plan => plan.Id == id).Select(plan => plan.Document).SingleAsync(cancel);
        var document = JsonNode.Parse(text)!.AsObject();
        DraftOverrides.Apply(document, new Dictionary<string, string>(StringComparer.Ordinal) { [DraftOverrides.FieldOf(finding)] = reason }, caller.Name);
        return (await drafts.Replace(
            id, Encoding.UTF8.GetBytes(document.ToJsonString()), SenderRight.Of(caller), IfMatch.Anything, cancel, new DraftTag(seen)))
            .Match<Problem?>(_ => null, problem => problem);
    }
}
