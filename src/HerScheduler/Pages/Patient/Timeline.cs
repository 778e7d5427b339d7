using System.Globalization;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;

namespace HerScheduler.Pages.Patient;

/// <summary>Where the course is drawn: days from left to right, LVEF from bottom to top.</summary>
/// <param name="First">The day at the left edge.</param>
/// <param name="Last">The day at the right edge.</param>
/// <param name="Today">The local day.</param>
/// <param name="Events">Cycles, surgery, radiotherapy and echoes that are drawn.</param>
/// <param name="Readings">Every LVEF that counts.</param>
/// <param name="Holds">When HER2 therapy was on hold.</param>
/// <param name="LowerLimit">The lower limit of normal, in percent.</param>
public sealed record Timeline(
    DateOnly First, DateOnly Last, DateOnly Today,
    IReadOnlyList<ScheduleEvent> Events, IReadOnlyList<Reading> Readings, IReadOnlyList<HoldSpan> Holds, decimal LowerLimit)
{
    public const int Width = 1080;
    public const int Height = 262;
    public const int Left = 92;
    public const int Right = 1070;
    public const int Top = 118;
    public const int Bottom = 232;
    private const decimal Lowest = 30;
    private const decimal Highest = 75;
    private const int DaysAround = 10;

    public static Timeline Of(StoredCourse stored, Schedule schedule, IReadOnlyList<HoldSpan> holds)
    {
        var events = schedule.Events.Where(IsDrawn).ToList();
        var readings = ReadingsOf(stored);
        DateOnly[] days = [schedule.AsOf, .. events.Select(item => item.Date), .. readings.Select(reading => reading.Date)];
        return new Timeline(
            days.Min().AddDays(-DaysAround), days.Max()
                .AddDays(DaysAround), schedule.AsOf, events, readings, holds, stored.Course.Plan.Settings.LvefLowerLimitOfNormal);
    }

    /// <summary>The days on which a month begins; of a long course every second or third.</summary>
    public IEnumerable<DateOnly> Months()
    {
        var step = (Last.DayNumber - First.DayNumber) switch { > 900 => 3, > 500 => 2, _ => 1 };
        for (var month = new DateOnly(First.Year, First.Month, 1).AddMonths(1); month <= Last; month = month.AddMonths(step))
        {
            yield return month;
        }
    }

    /// <summary>The year stands only where it changes.</summary>
    public bool NamesYear(DateOnly month) =>
        month.Month <= (Last.DayNumber - First.DayNumber > 900 ? 3 : Last.DayNumber - First.DayNumber > 500 ? 2 : 1) || month < First.AddMonths(1);

    public string X(DateOnly day)
    {
        var share = (double)(day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber);
        return Number(Left + (Math.Clamp(share, 0, 1) * (Right - Left)));
    }

    public string Y(decimal percent) => Number(Bottom - ((double)((Math.Clamp(percent, Lowest, Highest) - Lowest) / (Highest - Lowest)) * (Bottom - Top)));

    public string Span(DateOnly from, DateOnly to) =>
        Number(Math.Max(2, double.Parse(X(to), CultureInfo.InvariantCulture) - double.Parse(X(from), CultureInfo.InvariantCulture)));

    public string Curve => string.Join(' ', Readings.Select(reading => $"{X(reading.Date)},{Y(reading.Percent)}"));

    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static List<Reading> ReadingsOf(StoredCourse stored)
    {
        var takenBack = stored.Facts.OfType<Retracted>().Select(retraction => retraction.Fact).ToHashSet(StringComparer.Ordinal);
        var results = stored.Facts.OfType<LvefResult>().Where(fact => !takenBack.Contains(fact.Id)).Select(fact => new Reading(fact.Date, fact.Percent));
        var before = stored.Course.Plan.History?.BaselineLvef is { } baseline ? [new Reading(baseline.Date, baseline.Percent)] : Array.Empty<Reading>();
        return [.. before.Concat(results).OrderBy(reading => reading.Date)];
    }

    /// <summary>What lies years ahead would leave no room for the course: follow-up echoes and reviews stand in the table alone.</summary>
    private static bool IsDrawn(ScheduleEvent item) => item.Status is not (EventStatus.Cancelled or EventStatus.Omitted) && item.Kind switch
    {
        EventKind.Cycle or EventKind.Surgery or EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd or EventKind.Pathology => true,
        EventKind.Echo => !item.Key.StartsWith("echo-follow-up", StringComparison.Ordinal) || item.Status == EventStatus.Done,
        EventKind.EndocrineStart or EventKind.EndocrineReview or EventKind.Her2Completion or EventKind.Task => false,
    };
}

/// <summary>One LVEF.</summary>
public sealed record Reading(DateOnly Date, decimal Percent);

/// <summary>A time on hold; it goes on while <paramref name="To"/> is null.</summary>
public sealed record HoldSpan(DateOnly From, DateOnly? To);
