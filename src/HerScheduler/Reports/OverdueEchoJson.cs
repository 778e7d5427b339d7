using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;
using HerScheduler.Sites;

namespace HerScheduler.Reports;

/// <summary>The report for programs.</summary>
internal sealed class OverdueEchoJson(SiteDirectory sites)
{
    public string Text(OverdueEchoAnswer answer) => Json.JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("asOf", answer.AsOf.Iso());
        json.WriteString("at", answer.At.Iso());
        json.WriteString("definition", OverdueEchoes.Definition);
        json.WriteStartObject("filters");
        foreach (var (name, value) in answer.Query.Filters())
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("total", answer.Echoes.Count);
        json.WriteStartArray("totals");
        foreach (var (site, bands) in answer.Sites)
        {
            json.WriteStartObject();
            json.WriteString("site", site);
            foreach (var (band, count) in WireNames<OverdueBand>.All.Zip(bands))
            {
                json.WriteNumber(band, count);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("echoes");
        foreach (var echo in answer.Echoes)
        {
            Write(json, echo);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void Write(Utf8JsonWriter json, OverdueEcho echo)
    {
        json.WriteStartObject();
        json.WriteString("plan", echo.Plan);
        json.WriteString("patient", echo.Patient.Id);
        if (sites.Of(echo.Site).ShowPatientNames && echo.Patient.Name is { } name)
        {
            json.WriteString("name", name);
        }

        json.WriteString("site", echo.Site);
        json.WriteString("navigator", echo.Navigator);
        json.WriteString("event", echo.Event);
        json.WriteString("title", echo.Title);
        json.WriteString("date", echo.Date.Iso());
        json.WriteNumber("days", echo.Days);
        json.WriteString("band", WireNames<OverdueBand>.Of(echo.Band));
        json.WriteDate("booked", echo.Booked);
        json.WriteString("phase", WireNames<CoursePhase>.Of(echo.Phase));
        json.WriteBoolean("onHold", echo.IsOnHold);
        WriteLvef(json, echo.LastLvef);
        json.WriteDate("nextHer2Dose", echo.NextHer2Dose);
        json.WriteString("why", echo.Why);
        json.WriteEndObject();
    }

    private static void WriteLvef(Utf8JsonWriter json, LastLvef? lvef)
    {
        if (lvef is null)
        {
            json.WriteNull("lastLvef");
            return;
        }

        json.WriteStartObject("lastLvef");
        json.WriteString("date", lvef.Date.Iso());
        json.WriteNumber("percent", lvef.Percent);
        json.WriteEndObject();
    }
}
