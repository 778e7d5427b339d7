using System.Globalization;
using CsvHelper;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;

namespace HerScheduler.Export;

/// <summary>A schedule as CSV (RFC 4180, UTF-8): a header line, then one row per event. No patient name.</summary>
internal static class ScheduleCsv
{
    /// <summary>The columns in order; <c>docs/overview.md</c> and <c>preview --help</c> explain them.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "plan", "patient", "key", "kind", "title", "date", "weekday", "earliest", "latest", "status", "timing", "days", "doses", "her2_cycle",
        "clearance", "lvef_percent", "lvef_date", "done", "done_percent", "booked", "why", "source",
    ];

    public static void Write(TextWriter output, TreatmentPlan plan, Schedule schedule)
    {
        var options = new CsvWriterOptions { NewLine = "\r\n" };
        using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        csv.WriteRecord([.. Columns]);
        foreach (var e in schedule.Events)
        {
            csv.WriteRecord(Row(plan, e, schedule.AsOf));
        }
    }

    private static string[] Row(TreatmentPlan plan, ScheduleEvent e, DateOnly asOf)
    {
        var timing = Timing.Of(e, asOf);
        return
        [
            SpreadsheetCell.Id(plan.Id), SpreadsheetCell.Id(plan.Patient.Id), e.Key, WireNames<EventKind>.Of(e.Kind), SpreadsheetCell.Text(e.Title),
            e.Date.Iso(), e.Date.DayOfWeek.ToString(), e.Window.Earliest.Iso(), e.Window.Latest.Iso(),
            WireNames<EventStatus>.Of(e.Status),
            timing.State == TimingState.None ? "" : WireNames<TimingState>.Of(timing.State), timing.State == TimingState.None ? "" : Number(timing.Days),
            SpreadsheetCell.Text(DoseWords.Of(e.Doses)), Number(e.Her2Cycle),
            e.CardiacClearance is { } clearance ? WireNames<ClearanceState>.Of(clearance.State) : "",
            Number(e.CardiacClearance?.LvefPercent), Day(e.CardiacClearance?.LvefDate),
            Day(e.Done?.Date), Number(e.Done?.Percent), Day(e.Booked), SpreadsheetCell.Text(e.Why), SpreadsheetCell.Text(e.Source),
        ];
    }

    private static string Day(DateOnly? day) => day is { } value ? value.Iso() : "";

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
