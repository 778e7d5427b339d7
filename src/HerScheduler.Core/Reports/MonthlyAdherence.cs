using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>How well LVEF was watched, as it stood at the end of one month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Patients">Patients on HER2 therapy on its last day: a first dose was given, and another is to come, or was given later.</param>
/// <param name="Published">Those adherent by the published definition (<see cref="EchoAdherence.IsAdherent"/>).</param>
/// <param name="OwnInterval">Those with an LVEF within the clinic's own interval throughout.</param>
public sealed record MonthlyAdherence(DateOnly Month, int Patients, int Published, int OwnInterval)
{
    /// <summary>What is counted, in the words of every place that shows it as a file.</summary>
    public const string Definition =
        "Of the patients on HER2 therapy on the last day of the month (patients): how many had an LVEF from 120 days before to 30 days after the first HER2 "
        + "dose and thereafter at least every 120 days (published), and how many had that first LVEF and thereafter one within the clinic's own interval and "
        + "14 days (own_interval). From what is known at the time it is made.";

    /// <summary>
    /// One line for each month from that of <paramref name="from"/> to that of <paramref name="to"/>; the last one up to <paramref name="to"/>.
    /// </summary>
    public static IReadOnlyList<MonthlyAdherence> Of(IReadOnlyList<Watched> patients, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(patients);
        var months = new List<MonthlyAdherence>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var last = month.AddMonths(1).AddDays(-1);
            var end = last < to ? last : to;
            var known = patients.Where(patient => patient.FirstDose <= end && patient.LastDose >= end).Select(patient => patient.At(end)).ToList();
            months.Add(new MonthlyAdherence(month, known.Count, known.Count(each => each.IsAdherent), known.Count(each =>
                each is { HasBaseline: true, IsEveryInterval: true })));
        }

        return months;
    }
}

/// <summary>What one patient's adherence follows from.</summary>
/// <param name="FirstDose">The first HER2 dose that was given.</param>
/// <param name="LastDose">The last one that was given or is to come.</param>
/// <param name="Tests">The days on which LVEF was measured.</param>
/// <param name="Interval">The clinic's own interval; where it becomes longer on treatment, the longer one.</param>
public sealed record Watched(DateOnly FirstDose, DateOnly LastDose, IReadOnlyList<DateOnly> Tests, EchoInterval Interval)
{
    /// <summary>Null: no HER2 dose was given yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="tests">The days on which LVEF was measured, also outside the planned echoes.</param>
    public static Watched? Of(TreatmentPlan plan, Schedule schedule, IEnumerable<DateOnly> tests)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(schedule);
        var given = schedule.Events.Where(item => item is { Her2Cycle: not null, Done: not null }).Select(item => item.Done!.Date).ToList();
        if (plan.History?.FirstHer2Dose is { } earlier)
        {
            given.Add(earlier);
        }

        if (given.Count == 0)
        {
            return null;
        }

        var toCome = schedule.Events.Where(item => item is { Her2Cycle: not null, IsOpen: true }).Select(item => item.Date);
        var interval = plan.Settings.EchoInterval;
        return new Watched(given.Min(), given.Concat(toCome).Max(), [.. tests], interval.Then.After(given.Min()) > interval.First.After(given.Min())
            ? interval.Then
            : interval.First);
    }

    public EchoAdherence At(DateOnly end) => EchoAdherence.Of(FirstDose, end, Tests, Interval);
}
