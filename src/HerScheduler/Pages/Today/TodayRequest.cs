using HerScheduler.Courses;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Today;

/// <summary>The lists of a day, in the order in which they are read.</summary>
public enum TodayList
{
    Overdue,
    DueToday,
    NextDays,
    ToBook,
    Waiting,
    Changed,
}

/// <summary>What of the day is asked for; all of it stands in the page's address.</summary>
/// <param name="Navigator">Only this navigator's patients; null: everybody's.</param>
/// <param name="Site">Only this clinic's patients; null: all clinics'.</param>
/// <param name="List">One list, a page at a time; null: the beginning of each.</param>
/// <param name="Number">The page of that list, from 1.</param>
public sealed record TodayRequest(string? Navigator, string? Site, TodayList? List, int Number)
{
    /// <summary>How an address asks for the patients of every navigator.</summary>
    public const string Everybody = "all";

    /// <summary>Lines of one list on its own page.</summary>
    private const int OnePage = 100;

    /// <summary>Lines of each list where all are shown.</summary>
    private const int Beginning = 25;

    public int Size => List is null ? Beginning : OnePage;

    public int Skipped => List is null ? 0 : (Number - 1) * OnePage;

    /// <summary>Everybody was asked for, and not only nobody in particular.</summary>
    public bool IsOfEverybody { get; init; }

    public static TodayRequest Of(string? navigator, string? site, string? list, int? page) => new(
        navigator != Everybody && navigator.NullIfBlank() is { } address ? NavigatorAddress.Of(address) : null,
        site.NullIfBlank(),
        Enum.TryParse<TodayList>(list, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null,
        Math.Clamp(page ?? 1, 1, 100_000))
    {
        IsOfEverybody = navigator == Everybody,
    };

    public bool Shows(TodayList list) => List is null || List == list;

    /// <summary>The address of the same day, of one list or of all.</summary>
    public string Address(TodayList? list, int number = 1)
    {
        var query = new QueryBuilder();
        query.Add("navigator", IsOfEverybody ? Everybody : Navigator);
        query.Add("site", Site);
        query.Add("list", list?.ToString().ToLowerInvariant());
        query.Add("page", number > 1 ? number : null);
        return "/" + query;
    }
}
