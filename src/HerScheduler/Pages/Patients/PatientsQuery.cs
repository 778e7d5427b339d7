using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Patients;

/// <summary>Which patients are asked for; all of it stands in the page's address.</summary>
/// <param name="Q">Part of the patient's or plan's id, or of the name where the site shows names.</param>
/// <param name="Site">The clinic's id.</param>
/// <param name="Navigator">The navigator's address.</param>
/// <param name="Protocol">The protocol's id.</param>
/// <param name="Status">Where the plan stands; null: open ones and drafts.</param>
/// <param name="Phase">Where in her course; null: anywhere.</param>
/// <param name="OnHold">Only those on hold.</param>
/// <param name="Number">The page, from 1.</param>
public sealed record PatientsRequest(
    string? Q, string? Site, string? Navigator, string? Protocol, PlanStatus? Status, CoursePhase? Phase, bool OnHold, int Number)
{
    public const int OnePage = 100;

    public int Skipped => (Number - 1) * OnePage;

    public string Address(int number)
    {
        var query = new QueryBuilder();
        query.Add("q", Q);
        query.Add("site", Site);
        query.Add("navigator", Navigator);
        query.Add("protocol", Protocol);
        query.Add("status", Status?.ToString().ToLowerInvariant());
        query.Add("phase", Phase is { } phase ? WireNames<CoursePhase>.Of(phase) : null);
        query.Add("hold", OnHold ? "true" : null);
        query.Add("page", number > 1 ? number : null);
        return "/patients" + query;
    }
}

/// <summary>Finds patients: the rows of a page, and a count as far as somebody may read on.</summary>
internal sealed class PatientsQuery(SchedulerDb db, SiteDirectory sites, TimeProvider time)
{
    public async Task<(int Count, IReadOnlyList<PatientRow> Rows)> Read(PatientsRequest request, Reach reach, CancellationToken cancel)
    {
        var plans = Filter(request, reach).OrderBy(plan => plan.PatientId).ThenBy(plan => plan.Id);
        var (count, ids) = request.Q is null
            ? await Page(plans, request, cancel)
            : Page(await plans.Take(ListCount.Most + 1).Select(plan => plan.Id).ToListAsync(cancel), request);
        var page = await db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.Id)).OrderBy(plan => plan.PatientId).ThenBy(plan => plan.Id)
            .Select(plan => new
            {
                plan.Id, plan.PatientId, plan.PatientName, plan.Site, plan.Navigator, plan.Protocol, plan.Status, plan.HoldFrom,
                plan.LastLvefOn, plan.LastLvefPercent,
            }).ToListAsync(cancel);
        var next = await Next(ids, cancel);
        return (count,
        [
            .. page.Select(plan =>
            {
                var (site, ahead) = (sites.Find(plan.Site), next[plan.Id].FirstOrDefault());
                return new PatientRow(
                    plan.Id, plan.PatientId, site?.ShowPatientNames == true ? plan.PatientName ?? "" : "", site?.Name ?? plan.Site, plan.Navigator,
                    plan.Protocol, plan.Status, ahead?.Key, ahead?.Title, ahead?.Date,
                    plan.LastLvefOn is { } day ? new LastLvef(day, plan.LastLvefPercent!.Value) : null,
                    plan.HoldFrom is { } held && site is not null && held <= site.Today(time.Now()));
            }),
        ]);
    }

    private static async Task<(int Count, List<string> Ids)> Page(IOrderedQueryable<PlanRow> plans, PatientsRequest request, CancellationToken cancel) =>
        (await plans.CountAsFarAsRead(cancel), await plans.Skip(request.Skipped).Take(PatientsRequest.OnePage).Select(plan => plan.Id).ToListAsync(cancel));

    /// <summary>A search looks at every patient, and mostly finds few: it is made once, then counted and cut into pages.</summary>
    private static (int Count, List<string> Ids) Page(List<string> found, PatientsRequest request) =>
        (found.Count, [.. found.Skip(request.Skipped).Take(PatientsRequest.OnePage)]);

    /// <summary>What comes next of each, in order: also what is on hold.</summary>
    private async Task<ILookup<string, NextEvent>> Next(List<string> plans, CancellationToken cancel) =>
        (await db.Events.AsNoTracking()
            .Where(e => plans.Contains(e.PlanId) && (e.DueOn != null || e.Status == EventStatus.Held) && e.Kind != EventKind.Her2Completion)
            .OrderBy(e => e.Date).ThenBy(e => e.Key)
            .Select(e => new NextEvent(e.PlanId, e.Key, e.Title, e.Date)).ToListAsync(cancel)).ToLookup(e => e.Plan, StringComparer.Ordinal);

    private IQueryable<PlanRow> Filter(PatientsRequest request, Reach reach)
    {
        var plans = reach.Of(db.Plans.AsNoTracking());
        plans = request.Status is { } status ? plans.Where(plan => plan.Status == status) : plans.Where(plan => plan.Status != PlanStatus.Closed);
        plans = request.Site is { } site ? plans.Where(plan => plan.Site == site) : plans;
        var navigator = request.Navigator is { } address ? NavigatorAddress.Of(address) : null;
        plans = navigator is null ? plans : plans.Where(plan => plan.Navigator == navigator);
        plans = request.Protocol is { } protocol ? plans.Where(plan => plan.Protocol == protocol) : plans;
        plans = request.Phase is { } phase ? plans.Where(plan => plan.Phase == phase) : plans;
        plans = request.OnHold ? new SiteDays(sites.All, time.Now()).OnHold(plans) : plans;
        var part = Searched.Of(request.Q ?? "");
        if (part.Length == 0)
        {
            return plans;
        }

        // A name is searched only where it is shown: what may not be seen may not be guessed either.
        var named = sites.All.Where(each => each.ShowPatientNames).Select(each => each.Id).ToList();
        return named.Count == 0
            ? plans.Where(plan => plan.SearchText.Contains(part))
            : plans.Where(plan => plan.SearchText.Contains(part) || (named.Contains(plan.Site) && plan.SearchName!.Contains(part)));
    }
}

internal sealed record NextEvent(string Plan, string Key, string Title, DateOnly Date);

/// <summary>One patient's plan in the list.</summary>
public sealed record PatientRow(
    string Plan,
    string Patient,
    string Name,
    string Site,
    string Navigator,
    string Protocol,
    PlanStatus Status,
    string? NextKey,
    string? Next,
    DateOnly? NextDate,
    LastLvef? Lvef,
    bool IsOnHold);
