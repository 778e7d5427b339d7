using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Problems;
using HerScheduler.Security.People;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.Deputies;

/// <summary>
/// Names deputies and ends their time: a navigator for herself, an administrator for the navigators within reach. Each act is in the access log.
/// </summary>
internal sealed class DeputyDesk(SchedulerDb db, UserManager<AccountRow> users, SiteDirectory sites, SignInNotes notes, TimeProvider time)
{
    /// <summary>Longer than any leave: whoever does not come back has her plans amended.</summary>
    private const int LongestDays = 366;

    /// <summary>Those whose time is not over, as far as they are the caller's business; the earliest first.</summary>
    public async Task<IReadOnlyList<Deputy>> List(Caller by, CancellationToken cancel)
    {
        var now = time.Now();
        var rows = await db.Deputies.AsNoTracking().Where(row => row.EndsAt > now)
            .Join(db.Accounts, row => row.AbsentId, account => account.Id, (row, absent) => new { Row = row, Absent = absent.UserName!, absent.Sites })
            .Join(
                db.Accounts, each => each.Row.DeputyId, account => account.Id, (each, deputy) => new { each.Row, each.Absent, each.Sites, Deputy = deputy.UserName! })
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(each => Is(by, each.Absent) || Is(by, each.Deputy) || Administers(by, each.Sites))
                .OrderBy(each => each.Row.BeginsAt).ThenBy(each => each.Row.Id)
                .Select(each => Shown(each.Row, each.Absent, each.Deputy)),
        ];
    }

    /// <param name="by">Who names.</param>
    /// <param name="absent">Who will be away; empty: who names.</param>
    /// <param name="deputy">Who stands in.</param>
    /// <param name="first">The first day, at the absent one's clinic.</param>
    /// <param name="last">The last day, included.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<Deputy>> Name(Caller by, string absent, string deputy, DateOnly? first, DateOnly? last, CancellationToken cancel)
    {
        var away = absent.Length == 0 ? by.Name : absent;
        if (await Navigator(away) is not { } whom || !(Is(by, away) || Administers(by, whom.Sites)))
        {
            return Nobody(away);
        }

        if (await Navigator(deputy) is not { } who || !(Is(by, away) || Administers(by, who.Sites)))
        {
            return Nobody(deputy);
        }

        var home = await HomeOf(whom, cancel);
        return Fault(whom, who, first, last, home.Today(time.Now())) is { } fault
            ? Problem.Contradiction(fault, [])
            : await Named(by, whom, who, home, (first!.Value, last!.Value), cancel);
    }

    /// <summary>From now on no longer; one whose time has not come never begins.</summary>
    public async Task<Outcome<Deputy>> End(Caller by, long id, CancellationToken cancel)
    {
        if ((await List(by, cancel)).FirstOrDefault(each => each.Id == id) is not { } deputy || !MayEnd(by, deputy))
        {
            return Problem.Contradiction("Nobody stands in there any more.", []);
        }

        var now = time.Now();
        await db.Deputies.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndsAt, now), cancel);
        await notes.Note(by, $"deputy ended: {deputy.Name} for {deputy.Absent}", succeeded: true);
        return deputy;
    }

    /// <summary>Who stands in does not end it: the absent one's patients would be nobody's, and nobody would know.</summary>
    public static bool MayEnd(Caller by, Deputy deputy) => by.Role == UserRole.Administrator || Is(by, deputy.Absent);

    private static bool Is(Caller by, string name) =>
        by is { Role: UserRole.Navigator, IsMachine: false } && string.Equals(by.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool Administers(Caller by, string atSites) => by.Role == UserRole.Administrator && by.Reach.IncludesAll(atSites);

    private static Problem Nobody(string name) => Problem.Contradiction($"There is no navigator '{name}' with an account.", []);

    private static string? Fault(AccountRow absent, AccountRow deputy, DateOnly? first, DateOnly? last, DateOnly today) =>
        absent.Id == deputy.Id ? "Nobody is her own deputy."
        : first is not { } begin || last is not { } end ? "Name the first and the last day."
        : begin < today ? "The first day is past."
        : end < begin ? "The last day is before the first."
        : end.DayNumber - begin.DayNumber >= LongestDays ? $"Nobody stands in for more than {LongestDays} days."
        : null;

    private async Task<AccountRow?> Navigator(string name) =>
        name.Length > 0 && await users.FindByNameAsync(name) is { Role: UserRole.Navigator } account ? account : null;

    /// <summary>Whose days are meant: the first of her sites, else that of her first patient.</summary>
    private async Task<Site> HomeOf(AccountRow absent, CancellationToken cancel)
    {
        var address = absent.UserName!.ToLowerInvariant();
        return absent.Sites.Split(',').Select(sites.Find).FirstOrDefault(site => site is not null)
            ?? sites.Find(await db.Plans.Where(plan => plan.Navigator == address && plan.ApprovedAt != null).OrderBy(plan => plan.ApprovedAt)
                .Select(plan => plan.Site).FirstOrDefaultAsync(cancel) ?? "")
            ?? sites.All[0];
    }

    /// <summary>Once for the same days: whoever says it again, or clicks twice, is told that it is so.</summary>
    private async Task<Deputy> Named(Caller by, AccountRow absent, AccountRow deputy, Site home, (DateOnly First, DateOnly Last) days, CancellationToken cancel)
    {
        var (begins, ends) = (home.InstantOf(days.First, TimeOnly.MinValue), home.InstantOf(days.Last.AddDays(1), TimeOnly.MinValue));
        var (row, isNew) = await db.InOneTransaction(
            async token =>
            {
                // Two who name at the same time wait here for each other: the row of who is away is written, with what it holds already.
                await db.Accounts.Where(account => account.Id == absent.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(account => account.Sites, account => account.Sites), token);
                var known = await db.Deputies.AsNoTracking()
                    .Where(each => each.AbsentId == absent.Id && each.DeputyId == deputy.Id && each.BeginsAt < ends && each.EndsAt > begins)
                    .OrderBy(each => each.BeginsAt).ThenBy(each => each.Id).FirstOrDefaultAsync(token);
                return known is null
                    ? (db.Deputies.Add(new DeputyRow
                    {
                        AbsentId = absent.Id, DeputyId = deputy.Id, Site = home.Id, BeginsAt = begins, EndsAt = ends, NamedBy = by.Name, NamedAt = time.Now(),
                    }).Entity, true)
                    : (known, false);
            },
            cancel);
        if (isNew)
        {
            await notes.Note(by, $"deputy named: {deputy.UserName} for {absent.UserName}, {days.First.Iso()} to {days.Last.Iso()}", succeeded: true);
        }

        return Shown(row, absent.UserName!, deputy.UserName!) with { WasNamedBefore = !isNew };
    }

    private Deputy Shown(DeputyRow row, string absent, string deputy)
    {
        var home = sites.Find(row.Site) ?? sites.All[0];
        return new Deputy(row.Id, absent, deputy, home.Today(row.BeginsAt), home.Today(row.EndsAt.AddMilliseconds(-1)), row.NamedBy);
    }
}
