using System.Text.Json;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Email;
using HerScheduler.Json;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Digests;

/// <summary>A digest as JSON, section by section in the order of the e-mail.</summary>
internal sealed class DigestJson(SiteDirectory sites, SchedulerSettings settings)
{
    public string Text(Digest digest) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        WriteLists(json, digest);
        json.WriteStartArray("standsInFor");
        foreach (var other in digest.StandsInFor)
        {
            json.WriteStartObject();
            WriteLists(json, other);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void WriteLists(Utf8JsonWriter json, Digest digest)
    {
        json.WriteString("navigator", digest.Navigator);
        json.WriteDate("date", digest.Day);
        WriteSection(json, "overdue", digest.Work.Overdue);
        WriteSection(json, "dueToday", digest.Work.DueToday);
        WriteSection(json, "next7Days", digest.Work.NextDays);
        WriteSection(json, "waiting", digest.Work.Waiting);
        json.WriteStartArray("changed");
        foreach (var change in digest.Changes)
        {
            Write(json, change);
        }

        json.WriteEndArray();
    }

    private void WriteSection(Utf8JsonWriter json, string name, IReadOnlyList<WorkItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            WritePatient(json, item.Plan, item.Patient, item.Site);
            json.WriteString("event", item.Event);
            json.WriteString("title", item.Title);
            json.WriteDate("date", item.Date);
            json.WriteNumber("days", item.Days);
            json.WriteStartArray("alerts");
            foreach (var alert in item.Alerts)
            {
                json.WriteStringValue(WireNames<AlertCode>.Of(alert));
            }

            json.WriteEndArray();
            json.WriteString("why", item.Why);
            json.WriteString("link", DigestLinks.To(settings.BaseUri, item.Plan, item.Event).AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, RecentChange line)
    {
        var change = line.Change;
        json.WriteStartObject();
        WritePatient(json, change.Plan, line.Patient, line.Site);
        json.WriteString("event", change.Event);
        json.WriteString("title", change.Title);
        json.WriteString("change", WireNames<ChangeKind>.Of(change.Kind));
        json.WriteDate("date", change.Date);
        json.WriteDate("previousDate", change.PreviousDate);
        json.WriteNumber("others", line.Others);
        json.WriteString("why", change.Why);
        json.WriteString("link", DigestLinks.To(settings.BaseUri, change.Plan, change.Event).AbsoluteUri);
        json.WriteEndObject();
    }

    private void WritePatient(Utf8JsonWriter json, string plan, Patient patient, string site)
    {
        json.WriteString("plan", plan);
        json.WriteString("site", site);
        json.WriteStartObject("patient");
        json.WriteString("id", patient.Id);
        if (patient.Name is { } name && sites.Of(site).ShowPatientNames)
        {
            json.WriteString("name", name);
        }

        json.WriteEndObject();
    }
}
