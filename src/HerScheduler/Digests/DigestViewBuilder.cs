using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Email;
using HerScheduler.Localization;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Digests;

/// <summary>Puts a digest into words: what is shown of whom is decided here and nowhere else.</summary>
public sealed class DigestViewBuilder(SiteDirectory sites, SchedulerSettings settings)
{
    /// <summary>A reason can be 2,000 characters of a clinician's; the page behind the link has all of it.</summary>
    private const int LongestReason = 280;

    private const int LongestName = 100;

    private const int LongestTitle = 160;

    /// <param name="digest">What there is to say.</param>
    /// <param name="texts">The reader's language.</param>
    /// <param name="most">How many lines are shown. What is cut is cut from the end: nothing overdue before everything else is gone.</param>
    public DigestView Of(Digest digest, Texts texts, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(texts);
        var words = new DigestWords(texts);
        var left = most;
        var sections = new List<DigestSection>();
        foreach (var (title, lines, isUrgent) in Lists(digest, words, texts).Concat(digest.StandsInFor.SelectMany(other => OfAnother(other, words, texts))))
        {
            var shown = lines.Take(left).ToList();
            left -= shown.Count;
            sections.Add(new DigestSection(title, lines.Count, shown, texts.Counted("Cut", lines.Count - shown.Count), isUrgent));
        }

        return new DigestView(words.Subject(digest), texts.LongDay(digest.Day), sections, DigestLinks.ToDay(settings.BaseUri, digest.Navigator), texts);
    }

    /// <summary>What there is of a navigator in whose place the reader stands: each list says whose it is.</summary>
    private IEnumerable<(string Title, List<DigestLine> Lines, bool IsUrgent)> OfAnother(Digest other, DigestWords words, Texts texts) =>
        Lists(other, words, texts).Select(list => list with { Title = texts.Said("Deputy.List", list.Title, other.Navigator) });

    private IEnumerable<(string Title, List<DigestLine> Lines, bool IsUrgent)> Lists(Digest digest, DigestWords words, Texts texts)
    {
        var work = digest.Work;
        (string Title, List<DigestLine> Lines, bool IsUrgent)[] all =
        [
            (texts["Section.Overdue"],
                [.. work.Overdue.Select(item => Line(item, texts.Day(item.Date), words.Overdue(item), words, Reasons(item.Named)))], true),
            (texts["Section.DueToday"], [.. work.DueToday.Select(item => Line(item, texts.Day(item.Date), "", words, Reasons(item.Named)))], false),
            (texts["Section.NextDays"],
                [.. work.NextDays.Select(item => Line(item, texts.Day(item.Date), words.Coming(item), words, Reasons(item.Named)))], false),
            (texts["Section.Waiting"], [.. work.Waiting.Select(item => Line(item, "", words.WaitedFor(item), words, Reasons(item.Named)))], false),
            (texts["Section.Changed"], [.. digest.Changes.Select(change => Line(change, words.Changed(change), Reasons(change.Named)))], false),
        ];
        return all.Where(list => list.Lines.Count > 0);

        Reasons Reasons(IReadOnlyDictionary<string, string> titles) => new(texts, titles, digest.Day);
    }

    private DigestLine Line(WorkItem item, string date, string state, DigestWords words, Reasons reasons) => new(
        item.Patient.Id,
        Name(item.Patient, item.Site),
        What(reasons.Titled(item.Title)),
        date,
        state,
        words.Remarks(item),
        Why(reasons.Said(item.Why)),
        DigestLinks.To(settings.BaseUri, item.Plan, item.Event));

    private DigestLine Line(RecentChange change, string state, Reasons reasons) => new(
        change.Patient.Id,
        Name(change.Patient, change.Site),
        What(reasons.Titled(change.Change.Title)),
        "",
        state,
        "",
        Why(reasons.Said(change.Change.Why)),
        DigestLinks.To(settings.BaseUri, change.Change.Plan, change.Change.Event));

    private string Name(Patient patient, string site) =>
        patient.Name is { } name && sites.Of(site).ShowPatientNames ? HeaderText.Short(HeaderText.OneLine(name), LongestName) : "";

    private static CoreText What(CoreText title) => title with { Text = HeaderText.Short(HeaderText.OneLine(title), LongestTitle) };

    private static CoreText Why(CoreText reason) => reason with { Text = HeaderText.Short(HeaderText.OneLine(reason), LongestReason) };
}
