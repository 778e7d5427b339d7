using HerScheduler.Core.Reports;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Reports;

/// <summary>
/// The report a page at a time. Today's is counted and read from the stored rows: a page costs its lines. A past day's is a page of the whole report.
/// </summary>
internal sealed class OverdueEchoPages(StoredOverdueEchoes stored, OverdueEchoReport report, SiteDirectory sites, TimeProvider time)
{
    /// <param name="query">What is asked for.</param>
    /// <param name="reach">Of whose patients it may tell.</param>
    /// <param name="skip">How many lines come before the page.</param>
    /// <param name="size">How many lines a page has.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<OverdueEchoPart>> Read(OverdueEchoQuery query, Reach reach, int skip, int size, CancellationToken cancel)
    {
        if (query.AsOf is null)
        {
            return await report.Check(query, reach, cancel) is { } problem ? problem : await Stored(query, reach, skip, size, cancel);
        }

        return (await report.Read(query, reach, cancel, OverdueEchoReport.MostWaitedFor)).Match<Outcome<OverdueEchoPart>>(
            answer => new OverdueEchoPart(query, answer.AsOf, [.. answer.Sites], [.. answer.Echoes.Skip(skip).Take(size)]),
            refusal => refusal);
    }

    private async Task<OverdueEchoPart> Stored(OverdueEchoQuery query, Reach reach, int skip, int size, CancellationToken cancel)
    {
        var now = time.Now();
        var late = stored.Find(query, reach, now);
        var days = await StoredOverdueEchoes.Count(late, cancel);
        return new OverdueEchoPart(
            query,
            report.Today(query, reach, now),
            [
                .. days.GroupBy(day => day.Site, StringComparer.Ordinal).OrderBy(site => site.Key, StringComparer.Ordinal)
                    .Select(site => (site.Key, (IReadOnlyList<int>)Bands(sites.Of(site.Key).Today(now), site.Select(day => (day.Due, day.Count))))),
            ],
            days.Count == 0 ? [] : await stored.Lines(stored.Page(late, skip, size), now, cancel));
    }

    private static int[] Bands(DateOnly today, IEnumerable<(DateOnly Due, int Count)> counted)
    {
        var bands = new int[Enum.GetValues<OverdueBand>().Length];
        foreach (var (due, count) in counted)
        {
            bands[(int)OverdueEcho.BandOf(today.DayNumber - due.DayNumber)] += count;
        }

        return bands;
    }
}

/// <summary>A page of the report, and the totals of all of it.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Sites">By clinic: its id, and how many of each band.</param>
/// <param name="Lines">The lines of the page, the longest overdue first.</param>
public sealed record OverdueEchoPart(
    OverdueEchoQuery Query, DateOnly AsOf, IReadOnlyList<(string Site, IReadOnlyList<int> Bands)> Sites, IReadOnlyList<OverdueEcho> Lines)
{
    public int Count => Sites.Sum(site => site.Bands.Sum());

    /// <summary>How many of each band, of all clinics.</summary>
    public IReadOnlyList<int> Bands => [.. Enum.GetValues<OverdueBand>().Select(band => Sites.Sum(site => site.Bands[(int)band]))];
}
