using HerScheduler.Data;
using HerScheduler.Deliveries;
using HerScheduler.Facts.Inbound;
using HerScheduler.Localization;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Intake;

/// <summary>Gathers what waits for a person and stands in nobody's list of the day.</summary>
internal sealed class IntakeReader(SchedulerDb db, InstallationSettings installation, DeliveryReport deliveries)
{
    /// <param name="caller">Who looks.</param>
    /// <param name="refused">The queue of refused facts; null: facts come by no queue here.</param>
    /// <param name="texts">The reader's language.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<IntakeView> Read(Caller caller, RefusedMessages? refused, Texts texts, CancellationToken cancel)
    {
        var drafts = await caller.Reach.Of(db.Plans.AsNoTracking()).Where(plan => plan.Status == PlanStatus.Draft)
            .OrderBy(plan => plan.CreatedAt).ThenBy(plan => plan.Id).Take(IntakeView.Most).ToListAsync(cancel);
        var failed = await deliveries.Read(
            new DeliveryQuery(Plan: null, Navigator: null, "failed", From: null, To: null, IntakeView.Most), caller.Reach, cancel);
        var inQueue = refused is null || !caller.Reach.Everywhere ? null : new RefusedInQueue(refused.Queue, refused.Again, await refused.Count(cancel));
        return new IntakeView(texts, drafts.ConvertAll(plan => Of(plan, texts)), failed.Count, inQueue);
    }

    private WaitingDraft Of(PlanRow plan, Texts texts)
    {
        var site = installation.Sites.Find(plan.Site);
        return new WaitingDraft(
            plan.Id,
            plan.PatientId,
            site?.ShowPatientNames == true ? plan.PatientName ?? "" : "",
            site?.Name ?? plan.Site,
            plan.Navigator,
            installation.Library.Protocols.Find(plan.Protocol)?.Title ?? plan.Protocol,
            texts.Instant(plan.CreatedAt, site?.Zone ?? TimeZoneInfo.Utc));
    }
}
