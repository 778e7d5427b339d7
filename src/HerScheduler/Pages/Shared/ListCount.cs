using HerScheduler.Localization;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Shared;

/// <summary>How many lines a list has, counted as far as somebody may read on: of a hundred thousand nobody wants to know which, and everybody would wait for it.</summary>
internal static class ListCount
{
    public const int Most = 10_000;

    /// <summary>The count; one more than is counted when there are more. In the order of an index it ends there.</summary>
    public static Task<int> CountAsFarAsRead<TRow>(this IOrderedQueryable<TRow> rows, CancellationToken cancel) => rows.Take(Most + 1).CountAsync(cancel);

    public static bool IsMore(int count) => count > Most;

    /// <summary>The number, or that there are more than are counted.</summary>
    public static string Words(Texts texts, int count) => IsMore(count) ? texts.Said("Count.More", texts.Number(Most)) : texts.Number(count);

    /// <summary>Whether lines follow those of a page.</summary>
    /// <param name="count">As counted.</param>
    /// <param name="shown">Lines of this page and of all before it.</param>
    /// <param name="isFull">The page has as many lines as a page can have.</param>
    public static bool HasMore(int count, int shown, bool isFull) => count > shown || (IsMore(count) && isFull);
}
