using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Export;

/// <summary>A schedule as an iCalendar object (RFC 5545): one all-day VEVENT per event. No patient name.</summary>
/// <remarks>
/// The UID is plan and key, so that a calendar that reads it again replaces what it had; SEQUENCE is the schedule's version.
/// DTSTAMP comes from the as-of day, not from a clock: the same schedule always gives the same bytes.
/// </remarks>
internal static class ScheduleCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public static void Write(TextWriter output, TreatmentPlan plan, Schedule schedule)
    {
        var lines = new ContentLines(output);
        lines.Raw("BEGIN", "VCALENDAR");
        lines.Raw("VERSION", "2.0");
        lines.Raw("PRODID", "-//HerScheduler//Schedule//EN");
        lines.Raw("CALSCALE", "GREGORIAN");
        lines.Raw("METHOD", "PUBLISH");
        foreach (var e in schedule.Events)
        {
            WriteEvent(lines, plan, schedule, e);
        }

        lines.Raw("END", "VCALENDAR");
    }

    private static void WriteEvent(ContentLines lines, TreatmentPlan plan, Schedule schedule, ScheduleEvent e)
    {
        lines.Raw("BEGIN", "VEVENT");
        lines.Raw("UID", $"{plan.Id}/{e.Key}@herscheduler");
        lines.Raw("DTSTAMP", Basic(schedule.AsOf) + "T000000Z");
        lines.Raw("DTSTART;VALUE=DATE", Basic(e.Date));
        lines.Raw("SEQUENCE", schedule.Version.ToString(CultureInfo.InvariantCulture));
        lines.Text("SUMMARY", $"{plan.Patient.Id}: {e.Title}{Remark(e.Status)}");
        lines.Text("DESCRIPTION", Description(e));
        lines.Raw("CATEGORIES", WireNames<EventKind>.Of(e.Kind));
        lines.Raw("STATUS", StatusOf(e.Status));
        lines.Raw("TRANSP", "TRANSPARENT");
        lines.Raw("END", "VEVENT");
    }

    private static string Description(ScheduleEvent e) =>
        string.Join('\n', new[] { DoseWords.Of(e.Doses), e.Why, $"Source: {e.Source}" }.Where(text => text.Length > 0));

    /// <summary>Many calendars do not show STATUS, so what must not be taken for a firm date says so in words.</summary>
    private static string Remark(EventStatus status) => status switch
    {
        EventStatus.Planned => "",
        _ => $" ({WireNames<EventStatus>.Of(status)})",
    };

    private static string StatusOf(EventStatus status) => status switch
    {
        EventStatus.Planned or EventStatus.Done => "CONFIRMED",
        EventStatus.Provisional or EventStatus.Held => "TENTATIVE",
        _ => "CANCELLED",
    };

    private static string Basic(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
