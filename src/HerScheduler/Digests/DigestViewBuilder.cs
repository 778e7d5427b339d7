using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Email;
using HerScheduler.Hosting.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Digests;

/// <summary>Puts a digest into words: what is shown of whom is decided here and nowhere else.</summary>
public sealed class DigestViewBuilder(SiteDirectory sites, SchedulerSettings settings)
{
    /// <summary>What a reader gets through, and what keeps the e-mail under 200 KB. The most pressing come first; the rest is counted and linked.</summary>
    internal const int MostLines = 200;

    public DigestView Of(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var work = digest.Work;
        (string Title, IReadOnlyList<DigestLine> Lines, bool IsUrgent)[] all =
        [
            ("Overdue", Lines(work.Overdue, DigestWords.Overdue), true),
            ("Due today", Lines(work.DueToday, item => DigestWords.Day(item.Date)), false),
            ("Next 7 days", Lines(work.NextDays, DigestWords.Coming), false),
            ("Waiting for a result or a decision", Lines(work.Waiting, DigestWords.WaitedFor), false),
            ("Changed since the last digest", [.. digest.Changes.Select(Line)], false),
        ];
        var left = MostLines;
        var sections = new List<DigestSection>();
        foreach (var (title, lines, isUrgent) in all.Where(section => section.Lines.Count > 0))
        {
            var shown = lines.Take(left).ToList();
            left -= shown.Count;
            sections.Add(new DigestSection(title, lines.Count, shown, isUrgent));
        }

        return new DigestView(DigestWords.Subject(digest), DigestWords.LongDay(digest.Day), sections, settings.BaseUri);
    }

    private List<DigestLine> Lines(IReadOnlyList<WorkItem> items, Func<WorkItem, string> when) =>
    [
        .. items.Select(item => new DigestLine(
            Who(item.Patient, item.Site),
            HeaderText.OneLine(item.Title),
            when(item) + DigestWords.Remarks(item),
            HeaderText.OneLine(item.Why),
            DigestLinks.To(settings.BaseUri, item.Plan, item.Event))),
    ];

    private DigestLine Line(RecentChange change) => new(
        Who(change.Patient, change.Site),
        HeaderText.OneLine(change.Change.Title),
        DigestWords.Changed(change),
        HeaderText.OneLine(change.Change.Why),
        DigestLinks.To(settings.BaseUri, change.Change.Plan, change.Change.Event));

    private string Who(Patient patient, string site) =>
        HeaderText.OneLine(patient.Name is { } name && sites.Of(site).ShowPatientNames ? $"{patient.Id} {name}" : patient.Id);
}
