using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Pages.Shared;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Patients;

/// <summary>The page at <c>/patients</c>: where is …?</summary>
internal static class PatientsEndpoint
{
    public static void MapPatients(this IEndpointRouteBuilder pages) => pages.MapGet("/patients", async (
        string? q, string? site, string? navigator, string? protocol, string? status, string? phase, bool? hold, int? page,
        PatientsQuery query, NavigatorDays navigators, SitesInReach seen, InstallationSettings installation, HttpContext context, CancellationToken cancel) =>
    {
        var request = new PatientsRequest(
            q.NullIfBlank(), site.NullIfBlank(), navigator.NullIfBlank(), protocol.NullIfBlank(),
            Enum.TryParse<PlanStatus>(status, ignoreCase: true, out var one) && Enum.IsDefined(one)
                ? one
                : null,
            WireNames<CoursePhase>.TryParse(phase ?? "", out var where) ? where : null, hold == true, Math.Clamp(page ?? 1, 1, 100_000));
        var reach = Caller.Of(context).Reach;
        var (count, rows) = await query.Read(request, reach, cancel);
        return Page.Of<PatientsPage>(new PatientsView(
            Page.TextsOf(context), request, count, rows,
            [.. (await seen.Of(reach, cancel)).Select(each => (each.Id, each.Name))],
            [.. installation.Library.Protocols.All.Select(each => (each.Id, each.Title))],
            await navigators.Names(reach, NavigatorChoice.Most + 1, cancel)));
    }).Needs(Policy.See);
}
