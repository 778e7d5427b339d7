using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Security.Demo;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Demo;

/// <summary>The page of where to look.</summary>
internal sealed class Welcome(WebApplication app, TimeProvider clock)
{
    private const int ThisWeek = 7;

    private readonly SchedulerSettings _settings = app.Services.GetRequiredService<SchedulerSettings>();

    private string Url => _settings.BaseUri.ToString().TrimEnd('/');

    public async Task<IReadOnlyList<string>> Lines(IReadOnlyList<SamplePlan>? added, int messages, CancellationToken cancel) =>
    [
        "",
        "HerScheduler demo. Every patient is invented. Scheduling support, not medical advice.",
        "",
        $"Open      {Url}/",
        $"Signed in as {DemoSignIn.NameOf(UserRole.Navigator)}, an invented navigator of every clinic; the cookie {DemoSignIn.Cookie}=clinician makes a clinician of you.",
        $"Created   {Created(added)}",
        $"Today     {await Today(cancel)}",
        $"Messages  {messages} published about them so far.",
        $"E-mails   {MailPlace} ({await Mails(cancel)}: digests, alerts, reports)",
        "",
        "Try, in another terminal:",
        .. Examples(),
        "",
        "One line follows for each message from now on. Stop with Ctrl+C.",
        "",
    ];

    private static string Created(IReadOnlyList<SamplePlan>? added) => added switch
    {
        null => "nothing: the database holds plans that are not samples.",
        [] => "nothing: the sample plans are there from an earlier start.",
        _ => $"{added.Count} sample plans of {added.Select(s => s.Plan.Protocol).Distinct(StringComparer.Ordinal).Count()} protocols at "
            + $"{added.Select(s => s.Plan.Site).Distinct(StringComparer.Ordinal).Count()} clinics: {added.Count(s => !s.IsDraft)} approved, "
            + $"{added.Count(s => s.IsDraft)} waiting for approval, {added.Sum(s => s.Told.Count)} facts recorded.",
    };

    private async Task<string> Today(CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var sites = scope.ServiceProvider.GetRequiredService<SiteDirectory>();
        var rows = await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Events.AsNoTracking()
            .Where(row => row.Status == EventStatus.Planned)
            .Select(row => new { row.Kind, row.Status, row.Date, row.Site })
            .ToListAsync(cancel);
        var now = clock.GetUtcNow();
        var timings = rows.Select(row => Timing.Of(row.Kind, row.Status, row.Date, sites.Of(row.Site).Today(now))).ToList();
        return $"{timings.Count(t => t.State == TimingState.Overdue)} events overdue, {timings.Count(t => t.State == TimingState.Due)} due today, "
            + $"{timings.Count(t => t.State == TimingState.Upcoming && t.Days <= ThisWeek)} in the next {ThisWeek} days.";
    }

    private string MailPlace => _settings.Email.Transport == EmailTransport.Smtp
        ? $"{_settings.Email.Smtp.Host}:{_settings.Email.Smtp.Port}"
        : _settings.Email.Folder;

    private async Task<int> Mails(CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Mails.CountAsync(row => row.SentAt != null, cancel);
    }

    /// <summary>Read a schedule, record that the dose due today was given, approve a draft.</summary>
    private IEnumerable<string> Examples()
    {
        var today = app.Services.GetRequiredService<SiteDirectory>().Of("north-clinic").Today(clock.GetUtcNow()).Iso();
        yield return $"  curl {Url}/api/v1/plans/demo-north-02/schedule";
        yield return $"  curl -H 'Content-Type: application/json' {Url}/api/v1/plans/demo-north-02/facts -d '{{\"facts\":[{{\"id\":\"my-first-fact\","
            + $"\"plan\":\"demo-north-02\",\"kind\":\"dose-given\",\"event\":\"tchp-4\",\"date\":\"{today}\",\"by\":\"me@example.org\"}}]}}'";
        yield return $"  curl --cookie {DemoSignIn.Cookie}=clinician -X POST {Url}/api/v1/plans/demo-lake-09/approve";
    }
}
