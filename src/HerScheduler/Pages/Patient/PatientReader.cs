using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Deliveries;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Patient;

/// <summary>Reads one plan for its page.</summary>
internal sealed class PatientReader(
    CourseReader courses, ResultReader results, DeliveryReport deliveries, OpenPlans open, InstallationSettings installation, TimeProvider time)
{
    public async Task<Outcome<PatientView>> Find(string id, string? tab, string? done, Caller caller, Texts texts, CancellationToken cancel) =>
        await (await courses.Find(id, cancel)).Then<PatientView>(async stored =>
        {
            var shown = Enum.TryParse<PatientTab>(tab, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : PatientTab.Schedule;
            var schedule = stored.ScheduleAt(time.Now());
            var holds = stored.Log.Count == 0 ? [] : Holds.Of(stored, schedule, courses);
            var sent = shown == PatientTab.Sent
                ? await deliveries.Read(new DeliveryQuery(id, Navigator: null, Result: null, From: null, To: null, Limit: 100), caller.Reach, cancel)
                : [];
            return new PatientView(
                texts,
                stored,
                schedule,
                TitleOf(stored.Course.Plan.Protocol),
                shown,
                Timeline.Of(stored, schedule, holds),
                sent,
                done?.Split(':') is [_, var fact] && stored.Log.Count > 0 ? results.Of(stored, fact, texts) : null,
                caller.Role)
            {
                Findings = stored.Plan.Status == PlanStatus.Draft ? await open.Review(stored.Course.Plan, schedule.Findings, cancel) : schedule.Findings,
                Others = stored.Plan.Status == PlanStatus.Closed
                    ? []
                    : (await open.Beside(stored.Plan, caller.Reach, cancel)).ConvertAll(other => (other.Id, $"{TitleOf(other.Protocol)}, {installation.Sites.Find(other.Site)?.Name ?? other.Site}")),
            };
        });

    private string TitleOf(string protocol) => installation.Library.Protocols.Find(protocol)?.Title ?? protocol;
}
