using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Courses;

namespace HerScheduler.Reports;

/// <summary>Which overdue echoes are asked for. All conditions hold together.</summary>
public sealed record OverdueEchoQuery
{
    /// <summary>The day; null: today, at each clinic its own.</summary>
    public string? AsOf { get; init; }

    /// <summary>The clinic's id.</summary>
    public string? Site { get; init; }

    /// <summary>The navigator's address, in any case.</summary>
    public string? Navigator { get; init; }

    /// <summary>At least so many days overdue.</summary>
    public int? MinDays { get; init; }

    /// <summary>Where in the course: before-surgery | on-her2-therapy | follow-up.</summary>
    public string? Phase { get; init; }

    /// <summary>Only those on hold, or only those not.</summary>
    public bool? Held { get; init; }

    /// <summary>Only those with an appointment, or only those without.</summary>
    public bool? Booked { get; init; }

    public DateOnly? Day => DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public CoursePhase? WantedPhase => Phase is { } name && WireNames<CoursePhase>.TryParse(name, out var phase) ? phase : null;

    public string? Address => Navigator is { } asked ? NavigatorAddress.Of(asked) : null;

    /// <summary>What cannot be read of it; which clinics there are, and which days have begun, is asked of the report.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        if (AsOf is not null && Day is null)
        {
            faults.Add(new Fault("?asOf", $"a date such as 2026-03-09 was expected; found '{AsOf}'"));
        }

        if (MinDays is < 1)
        {
            faults.Add(new Fault("?minDays", $"1 or more was expected; found {MinDays}"));
        }

        if (Phase is not null && WantedPhase is null)
        {
            faults.Add(new Fault("?phase", $"{WireNames<CoursePhase>.Choices} was expected; found '{Phase}'"));
        }

        return faults;
    }

    public bool Fits(OverdueEcho echo)
    {
        ArgumentNullException.ThrowIfNull(echo);
        return echo.Days >= (MinDays ?? 1)
            && (WantedPhase is not { } phase || echo.Phase == phase)
            && (Held is not { } held || echo.IsOnHold == held)
            && (Booked is not { } booked || echo.Booked is not null == booked);
    }

    /// <summary>The filters as they were asked, for whoever reads the answer later.</summary>
    public IEnumerable<(string Name, string Value)> Filters()
    {
        (string, string?)[] all =
        [
            ("site", Site), ("navigator", Navigator), ("minDays", MinDays?.ToString(CultureInfo.InvariantCulture)), ("phase", Phase),
            ("held", Held is { } held ? held ? "true" : "false" : null), ("booked", Booked is { } booked ? booked ? "true" : "false" : null),
        ];
        return all.Where(filter => filter.Item2 is not null).Select(filter => (filter.Item1, filter.Item2!));
    }
}
