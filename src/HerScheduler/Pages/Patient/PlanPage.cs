using System.Globalization;
using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Export;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security.Policies;

namespace HerScheduler.Pages.Patient;

/// <summary>The page of one plan, <c>/plans/{id}</c>: its schedule with the reason of each date. What the digest's links open.</summary>
internal static class PlanPage
{
    public static void MapPlanPage(this WebApplication app) =>
        app.MapGet("/plans/{id}", async (string id, CourseReader courses, TimeProvider time, HttpContext context, CancellationToken cancel) =>
            (await courses.Find(id, cancel)).Match(
                course => PlainPage.Answer(context, Html(course, course.ScheduleAt(time.GetUtcNow()))),
                problem => PlainPage.Answer(context, Refused(problem), problem.Status))).NeedsForThisPlan(Policy.See).ExcludeFromDescription();

    internal static string Html(StoredCourse course, Schedule schedule)
    {
        var (plan, site) = (course.Plan, course.Site);
        var html = PlainPage.Begin($"Plan {plan.Id}");
        var name = site.ShowPatientNames && plan.PatientName is { } known ? $" ({known})" : "";
        html.Append("<p>").Append(PlainPage.Text($"{plan.PatientId}{name} · {plan.Protocol} · {site.Name} · {WireNames<Data.PlanStatus>.Of(plan.Status)} · {plan.Navigator}")).Append("</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"/\">Today’s work</a> · <a href=\"/api/v1/plans/{PlainPage.Text(plan.Id)}/schedule.ics\">Calendar file</a></p>");
        AppendAlerts(html, schedule);
        AppendEvents(html, schedule);
        AppendFindings(html, schedule);
        return PlainPage.End(html);
    }

    private static string Refused(Problem problem) =>
        PlainPage.End(PlainPage.Begin("Plan").Append("<p>").Append(PlainPage.Text(problem.Detail)).Append("</p><p><a href=\"/\">Today’s work</a></p>"));

    private static void AppendAlerts(StringBuilder html, Schedule schedule)
    {
        if (schedule.Alerts.Count == 0)
        {
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<section><h2>Alerts ({schedule.Alerts.Count})</h2><ul>");
        foreach (var alert in schedule.Alerts)
        {
            html.Append("<li><strong>").Append(WireNames<AlertCode>.Of(alert.Code)).Append("</strong> since ").Append(Days.WithWeekday(alert.Since))
                .Append(": ").Append(PlainPage.Text(alert.Message)).Append(" <span class=\"small\">").Append(PlainPage.Text(alert.Source)).Append("</span></li>");
        }

        html.Append("</ul></section>");
    }

    private static void AppendEvents(StringBuilder html, Schedule schedule)
    {
        html.Append("<section><h2>Schedule</h2><div class=\"wide\"><table><thead><tr><th scope=\"col\">Date<th scope=\"col\">What<th scope=\"col\">Status<th scope=\"col\">Why</tr></thead><tbody>");
        foreach (var item in schedule.Events)
        {
            var timing = Timing.Of(item, schedule.AsOf);
            html.Append("<tr id=\"").Append(item.Key).Append("\"><td>").Append(Days.WithWeekday(item.Date))
                .Append("<td>").Append(PlainPage.Text(item.Title));
            if (item.Doses.Count > 0)
            {
                html.Append("<br><span class=\"small\">").Append(PlainPage.Text(DoseWords.Of(item.Doses))).Append("</span>");
            }

            html.Append("<td>").Append(timing.State == TimingState.Overdue
                    ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"late\">overdue, {timing.Days} d</span>")
                    : WireNames<EventStatus>.Of(item.Status))
                .Append("<td>").Append(PlainPage.Text(item.Why)).Append("</tr>");
        }

        html.Append("</tbody></table></div></section>");
    }

    private static void AppendFindings(StringBuilder html, Schedule schedule)
    {
        html.Append("<section><h2>Safety review</h2>");
        if (schedule.Findings.Count == 0)
        {
            html.Append("<p>No findings.</p></section>");
            return;
        }

        html.Append("<ul>");
        foreach (var finding in schedule.Findings)
        {
            html.Append("<li><strong>").Append(finding.Id).Append("</strong> ").Append(WireNames<Core.Plans.Severity>.Of(finding.Severity))
                .Append(finding.Overridden ? ", overridden: " : ": ").Append(PlainPage.Text(finding.Message)).Append("</li>");
        }

        html.Append("</ul></section>");
    }
}
