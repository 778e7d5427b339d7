using System.Linq.Expressions;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Security;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Reports.Monthly;

/// <summary>Writes the monthly reports: the numbers of the page, as of the first day of the month, whenever they leave.</summary>
internal sealed class MonthlyReportComposer(OverdueEchoReport report, AdherenceReport adherence, SiteDirectory sites, MailHtml html,
    SchedulerSettings settings) : IMailComposer
{
    private const string TooLate = "Not sent in the first days of its month.";

    public Expression<Func<MailRow, bool>> Kinds { get; } = row => row.Kind == MailRow.EchoReport;

    public async Task<IReadOnlyList<ComposedMail>> Compose(IReadOnlyList<MailRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var composed = new List<ComposedMail>(rows.Count);
        var views = new Dictionary<(string, DateOnly), MonthlyReportView>();
        foreach (var row in rows)
        {
            composed.Add(sites.Find(row.Site!) is { } site && site.Administrators.Contains(row.Recipient, StringComparer.OrdinalIgnoreCase)
                ? await Compose(row, site, views, now, cancel)
                : ComposedMail.Obsolete("the recipient does not administer the clinic any more"));
        }

        return composed;
    }

    private async Task<ComposedMail> Compose(
        MailRow row, Site site, Dictionary<(string, DateOnly), MonthlyReportView> views, DateTimeOffset now, CancellationToken cancel)
    {
        var end = site.InstantOf(row.Day.AddDays(MonthlyReportSweep.LastDay), TimeOnly.MinValue);
        if (now >= end)
        {
            return ComposedMail.TooLate(TooLate);
        }

        // All administrators of a clinic read the same: it is counted once.
        if (!views.TryGetValue((site.Id, row.Day), out var view))
        {
            views[(site.Id, row.Day)] = view = await View(site, row.Day, cancel);
        }

        var mail = new Mail
        {
            To = row.Recipient,
            Subject = view.Subject,
            Text = MonthlyReportText.Of(view),
            Html = await html.Of<MonthlyReportHtml>(nameof(MonthlyReportHtml.View), view),
            MessageId = row.MessageId,
        };
        return ComposedMail.Of(mail, end);
    }

    private async Task<MonthlyReportView> View(Site site, DateOnly day, CancellationToken cancel)
    {
        var query = new OverdueEchoQuery { AsOf = $"{day:yyyy-MM-dd}", Site = site.Id };
        var answer = (await report.Read(query, Reach.Everything, cancel)).Match(
            found => found,
            problem => throw new InvalidOperationException($"The report of a clinic's own first day was refused: {problem.Detail}"));
        var months = await adherence.Read(site.Id, day.AddMonths(-2), day.AddDays(-1), Reach.Everything, cancel);
        return MonthlyReportView.Of(site, answer, months, settings.BaseUri);
    }
}
