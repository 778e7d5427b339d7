using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Today;

/// <summary>
/// Puts the page of a day together: dated lists from the stored events; what waits and what changed of one navigator as the digest says it; of everybody who
/// is on hold.
/// </summary>
internal sealed class TodayReader(
    SchedulerDb db, TodayQuery query, OnHold held, NavigatorDigest digests, NavigatorDays navigators, ResultReader results, SiteDirectory sites,
    SitesInReach seen, TimeProvider time)
{
    private static readonly TodayList[] Dated = [TodayList.Overdue, TodayList.DueToday, TodayList.NextDays, TodayList.ToBook];

    /// <summary>The day that is asked for; under a navigator's own day, that of each navigator in whose place she stands.</summary>
    public async Task<Outcome<TodayView>> Read(TodayRequest request, string? done, Caller caller, Texts texts, CancellationToken cancel) =>
        await (await OfOne(request, done, caller, texts, cancel)).Then<TodayView>(async day =>
            day with { StandsInFor = await OfAbsent(day.Request, caller, texts, cancel) });

    private async Task<IReadOnlyList<TodayView>> OfAbsent(TodayRequest request, Caller caller, Texts texts, CancellationToken cancel)
    {
        var days = new List<TodayView>();
        if (request.List is null && request.Navigator == NavigatorAddress.Of(caller.Name))
        {
            foreach (var absent in caller.Reach.Navigators.Skip(1))
            {
                var day = await OfOne(request with { Navigator = absent }, done: null, caller, texts, cancel);
                days.AddRange(day.Match<IEnumerable<TodayView>>(shown => [shown], _ => []));
            }
        }

        return days;
    }

    private async Task<Outcome<TodayView>> OfOne(TodayRequest request, string? done, Caller caller, Texts texts, CancellationToken cancel)
    {
        var now = time.Now();
        var own = NavigatorAddress.Of(caller.Name);
        var home = request.Navigator is { } asked ? await navigators.Find(asked, caller.Reach, cancel) : null;
        if (request.Navigator is not null && request.Navigator != own && home is null)
        {
            return new Problem(404, "Unknown navigator", $"No open plan names the navigator '{request.Navigator}'.");
        }

        // Her own patients first; all others are one choice away.
        if (request is { Navigator: null, IsOfEverybody: false } && caller.Role == UserRole.Navigator
            && await navigators.Find(own, caller.Reach, cancel) is var hers && (hers is not null || caller.Reach.Navigators.Count > 1))
        {
            (request, home) = (request with { Navigator = own }, hers);
        }

        var facts = request.Navigator is { } whose ? await NewsEndpoint.OfNavigator(db, whose, caller.Reach, cancel) : 0;
        var words = new TodayWords(texts, sites, now);
        var lists = new List<TodayRows>();
        foreach (var list in Dated)
        {
            lists.Add(await query.Read(request, list, caller.Reach, cancel));
        }

        var titles = await query.Titles([.. lists.SelectMany(list => list.Rows).Select(row => (row.Plan, row.Body.Why))], cancel);
        var sections = lists.ConvertAll(list => new TodaySection(list.List, list.Count, [.. list.Rows.Select(row => words.Line(row, titles[row.Plan]))]));
        sections.AddRange(request.Navigator is { } navigator
            ? await OfDigest(request, navigator, caller.Reach, words, cancel)
            : [await held.Read(request, words, caller.Reach, cancel)]);

        var next = sections.All(section => section.Count == 0) ? await query.Next(request, caller.Reach, cancel) : null;
        var clinics = await seen.Of(caller.Reach, cancel);
        var day = (sites.Find(request.Site ?? "") ?? home?.Home ?? (clinics.Count > 0 ? clinics : sites.All)[0]).Today(now);
        var names = await navigators.Names(caller.Reach, NavigatorChoice.Most + 1, cancel);
        return new TodayView(
            texts,
            texts.LongDay(day),
            request,
            names,
            [.. clinics.Select(site => (site.Id, site.Name))],
            sections,
            next is null ? null : words.Line(next, []),
            await results.Find(done, caller.Reach, texts, cancel),
            names.Count > 0 || await db.Plans.AnyAsync(cancel),
            caller.Role != UserRole.Administrator)
        {
            Facts = facts,
        };
    }

    private async Task<IEnumerable<TodaySection>> OfDigest(TodayRequest request, string navigator, Reach reach, TodayWords words, CancellationToken cancel) =>
        (await digests.OfOwnPatients(navigator, reach, cancel)).Match<IEnumerable<TodaySection>>(
            digest =>
            {
                var waiting = digest.Work.Waiting.Where(item => request.Site is null || item.Site == request.Site).ToList();
                var changed = digest.Changes.Where(change => request.Site is null || change.Site == request.Site).ToList();
                return
                [
                    new TodaySection(TodayList.Waiting, waiting.Count, [.. Shown(TodayList.Waiting, waiting).Select(words.Waiting)]),
                    new TodaySection(TodayList.Changed, changed.Count, [.. Shown(TodayList.Changed, changed).Select(words.Changed)]),
                ];

                List<T> Shown<T>(TodayList list, List<T> all) => request.Shows(list) ? [.. all.Skip(request.Skipped).Take(request.Size)] : [];
            },
            _ => []);
}
