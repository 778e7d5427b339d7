using System.Globalization;
using HerScheduler.Problems;

namespace HerScheduler.Pages.Happened;

/// <summary>Puts what was wrong with a fact beside the row that it came from.</summary>
internal static class HappenedFaults
{
    private const int PlaceOfNumber = 2;

    /// <param name="rows">The rows of a patient.</param>
    /// <param name="sent">What was sent, in that order.</param>
    /// <param name="problem">Why it was refused.</param>
    public static IReadOnlyList<HappenedRow> Beside(IReadOnlyList<HappenedRow> rows, IReadOnlyList<TickedEvent> sent, Problem problem)
    {
        var faults = problem.Errors.Where(fault => NumberOf(fault.Pointer) < sent.Count)
            .ToLookup(fault => sent[NumberOf(fault.Pointer)].Key, fault => fault.Detail, StringComparer.Ordinal);
        return [.. rows.Select(row => faults[row.Key].ToList() is { Count: > 0 } own ? row with { IsTicked = false, Faults = own } : row)];
    }

    /// <summary><c>#/facts/3/date</c> speaks of number 3.</summary>
    private static int NumberOf(string pointer) =>
        pointer.Split('/') is { Length: > PlaceOfNumber } parts && int.TryParse(parts[PlaceOfNumber], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
}
