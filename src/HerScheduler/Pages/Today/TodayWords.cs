using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Digests;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Today;

/// <summary>Lines of the day in the reader's language; the words are those of the digest.</summary>
internal sealed class TodayWords(Texts texts, SiteDirectory sites, DateTimeOffset now)
{
    private readonly DigestWords _digest = new(texts);

    /// <param name="row">A dated event.</param>
    /// <param name="titles">The titles of the events of its plan that its reason names.</param>
    public TodayLine Line(TodayRow row, IEnumerable<(string Key, string Title)> titles)
    {
        var site = sites.Of(row.Site);
        var today = site.Today(now);
        var reasons = Reasons(site, titles.ToDictionary(named => named.Key, named => named.Title, StringComparer.Ordinal));
        var lvef = row.Body.Lvef is { } last ? " " + texts.Said("Today.Lvef", texts.Number(last.Percent), reasons.Day(last.Day)) : "";
        return new TodayLine(
            row.Plan, row.Patient, NameOf(site, row.PatientName), site.Name, row.Key, texts.Core.Title(row.Title), When(row.Date.DayNumber - today.DayNumber),
            texts.Day(row.Date), string.Join(", ", row.Body.Doses.Select(dose => dose.In(texts))),
            reasons.Said(row.Body.Why).Then(lvef))
        {
            IsLate = row.Date < today,
            IsNear = row.Date <= today.AddDays(EventActions.NearDays),
            IsUnbooked = row.Kind == EventKind.Echo && row.Booked is null,
            Booked = row.Booked is { } booked && row.Kind == EventKind.Echo ? texts.Said("Today.BookedFor", reasons.Day(booked)) : "",
            IsAcknowledged = row.Acknowledged,
            Others = [.. row.Others.Select(other => new TodayOther(other.Key, texts.Core.Title(other.Title), texts.Day(other.Date)))],
            Version = row.Version,
            Kind = row.Kind,
        };
    }

    /// <param name="item">Something waited for.</param>
    public TodayLine Waiting(WorkItem item)
    {
        var site = sites.Of(item.Site);
        return new TodayLine(
            item.Plan, item.Patient.Id, NameOf(site, item.Patient.Name), site.Name, item.Event, texts.Core.Title(item.Title), "", _digest.WaitedFor(item), "",
            Reasons(site, item.Named).Said(item.Why))
        {
            Steps = NextSteps.Of(item.Alerts),
        };
    }

    public TodayLine Changed(RecentChange change)
    {
        var site = sites.Of(change.Site);
        return new TodayLine(
            change.Change.Plan, change.Patient.Id, NameOf(site, change.Patient.Name), site.Name, change.Change.Event,
            texts.Core.Title(change.Change.Title), "", _digest.Changed(change), "",
            Reasons(site, change.Named).Said(change.Change.Why));
    }

    private string When(int days) => days switch
    {
        < 0 => texts.Counted("Overdue", -days),
        0 => texts["Today.Today"],
        > 0 => texts.Counted("Coming", days),
    };

    private static string NameOf(Site site, string? name) => site.ShowPatientNames ? name ?? "" : "";

    private Reasons Reasons(Site site, IReadOnlyDictionary<string, string> titles) => new(texts, titles, site.Today(now));
}
