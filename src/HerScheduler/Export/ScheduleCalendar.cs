using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Export;

/// <summary>A schedule as an iCalendar object (RFC 5545): one all-day VEVENT per event. No patient name.</summary>
/// <remarks>
/// The UID is plan, key and installation, so that a calendar that reads it again replaces what it had; SEQUENCE is the schedule's version. What was in an
/// earlier one and is gone stays, cancelled: a calendar does not remove what it is only not told of any more.
/// DTSTAMP comes from the as-of day and the version, not from a clock: the same schedule always gives the same bytes.
/// </remarks>
internal static class ScheduleCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <param name="output">Where it goes.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="gone">Events that an earlier schedule listed and this one does not.</param>
    /// <param name="installation">The base URI of the installation; null: there is none.</param>
    public static void Write(TextWriter output, TreatmentPlan plan, Schedule schedule, IReadOnlyList<ScheduleEvent> gone, Uri? installation)
    {
        var lines = new ContentLines(output);
        lines.Raw("BEGIN", "VCALENDAR");
        lines.Raw("VERSION", "2.0");
        lines.Raw("PRODID", "-//HerScheduler//Schedule//EN");
        lines.Raw("CALSCALE", "GREGORIAN");
        lines.Raw("METHOD", "PUBLISH");
        foreach (var e in schedule.Events.Concat(gone))
        {
            WriteEvent(lines, plan, schedule, e, DomainOf(installation));
        }

        lines.Raw("END", "VCALENDAR");
    }

    private static void WriteEvent(ContentLines lines, TreatmentPlan plan, Schedule schedule, ScheduleEvent e, string domain)
    {
        lines.Raw("BEGIN", "VEVENT");
        lines.Raw("UID", $"{plan.Id}/{e.Key}@{domain}");
        lines.Raw("DTSTAMP", Stamp(schedule));
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

    /// <summary>Later with each version, also on one day.</summary>
    private static string Stamp(Schedule schedule) =>
        schedule.AsOf.ToDateTime(TimeOnly.MinValue).AddSeconds(schedule.Version).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Two installations can have a plan of the same id; their addresses differ.</summary>
    private static string DomainOf(Uri? installation) =>
        installation is null ? "herscheduler" : $"{installation.Authority}{installation.AbsolutePath.TrimEnd('/')}";

    private static string Basic(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
