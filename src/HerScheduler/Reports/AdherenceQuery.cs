using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Problems;

namespace HerScheduler.Reports;

/// <summary>Of which months adherence is asked for.</summary>
public sealed record AdherenceQuery
{
    /// <summary>The report goes back so many months unless it is asked otherwise.</summary>
    public const int UsualMonths = 12;

    private const int MostMonths = 120;

    /// <summary>In the first month; null: twelve months up to <see cref="To"/>.</summary>
    public string? From { get; init; }

    /// <summary>The last day looked at; null: today.</summary>
    public string? To { get; init; }

    /// <summary>The clinic's id; null: all.</summary>
    public string? Site { get; init; }

    /// <summary>The first and the last day.</summary>
    /// <param name="today">The day of who asks.</param>
    /// <param name="unknown">What is wrong with the clinic; null: nothing.</param>
    internal Outcome<(DateOnly First, DateOnly Last)> Days(DateOnly today, Fault? unknown)
    {
        List<Fault> faults = unknown is null ? [] : [unknown];
        var last = Day(To, "?to", faults) ?? today;
        var first = Day(From, "?from", faults) ?? last.AddMonths(1 - UsualMonths);
        if (faults.Count == 0 && (first > last || last.DayNumber - first.DayNumber > MostMonths * 31))
        {
            faults.Add(new Fault("?from", $"a day before to= and at most {MostMonths} months earlier was expected"));
        }

        return faults.Count > 0 ? Problem.Malformed(faults) with { Title = "The query cannot be read" } : (first, last);
    }

    private static DateOnly? Day(string? text, string name, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(new Fault(name, $"a date such as 2026-03-09 was expected; found '{text}'"));
        return null;
    }
}
