using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Patients;

/// <summary>The page at <c>/patients</c>: where is …?</summary>
internal static class PatientsEndpoint
{
    public static void MapPatients(this IEndpointRouteBuilder pages) => pages.MapGet("/patients", async (
        string? q, string? site, string? navigator, string? protocol, string? status, bool? hold, int? page,
        PatientsQuery query, InstallationSettings installation, HttpContext context, CancellationToken cancel) =>
    {
        var request = new PatientsRequest(
            NullIfEmpty(q), NullIfEmpty(site), NullIfEmpty(navigator), NullIfEmpty(protocol),
            Enum.TryParse<PlanStatus>(status, ignoreCase: true, out var one) && Enum.IsDefined(one)
                ? one
                : null, hold == true, Math.Clamp(page ?? 1, 1, 100_000));
        var (count, rows) = await query.Read(request, Caller.Of(context).Reach, cancel);
        return Page.Of<PatientsPage>(new PatientsView(
            Page.TextsOf(context), request, count, rows,
            [.. installation.Sites.All.Select(each => (each.Id, each.Name))],
            [.. installation.Library.Protocols.All.Select(each => (each.Id, each.Title))])
        {
            MayDraft = Caller.Of(context).Role is UserRole.Navigator or UserRole.Clinician,
        });
    }).Needs(Policy.See);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
