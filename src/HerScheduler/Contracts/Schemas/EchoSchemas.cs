using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The reports about LVEF echoes.</summary>
internal static class EchoSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("overdueEchoReport", new Record("Who is late for an LVEF echo.")
            .Has("asOf", Schema.Day("The day of the report."))
            .Has("at", Schema.Instant("When it was made."))
            .Has("definition", Schema.Text("What overdue means here."))
            .Has("filters", new JsonObject { ["description"] = "The filters that were asked for, by name.", ["type"] = "object" })
            .Has("total", Schema.Whole("How many echoes are overdue.", 0))
            .Has("totals", Schema.ListOf("By clinic.", Schema.Ref("overdueEchoTotal")))
            .Has("echoes", Schema.ListOf("The longest overdue first.", Schema.Ref("overdueEcho")))
            .ToSchema());
        yield return new("overdueEchoTotal", Total());
        yield return new("overdueEcho", Echo());
        yield return new("lastLvef", new Record("The last LVEF that is known.")
            .Has("date", Schema.Day("When it was measured."))
            .Has("percent", Schema.Number("In percent.", 10, 90))
            .ToSchema());
        yield return new("echoAdherenceReport", new Record("Whether LVEF was measured in time, month by month.")
            .Has("from", Schema.Day("In the first month."))
            .Has("to", Schema.Day("The last day looked at."))
            .Has("site", Schema.OrNull(Schema.Text("The clinic; null: all.")))
            .Has("months", Schema.ListOf("One a month.", Schema.Ref("monthlyAdherence")))
            .ToSchema());
        yield return new("monthlyAdherence", new Record("How it stood at the end of one month.")
            .Has("month", Schema.Pattern("The month.", "^[0-9]{4}-[0-9]{2}$"))
            .Has("patients", Schema.Whole("Patients on HER2 therapy on its last day.", 0))
            .Has("published", Schema.Whole("Those with a baseline and an LVEF at least every 120 days.", 0))
            .Has("ownInterval", Schema.Whole("Those with a baseline and an LVEF within the clinic's own interval throughout.", 0))
            .ToSchema());
    }

    private static JsonObject Total()
    {
        var total = new Record("How many of one clinic, by days overdue.").Has("site", Schema.LowerCaseIdentifier("The clinic."));
        foreach (var band in WireNames<OverdueBand>.All)
        {
            total.Has(band, Schema.Whole($"Overdue by {band} days.", 0));
        }

        return total.ToSchema();
    }

    private static JsonObject Echo() => new Record("One overdue echo.")
        .Has("plan", Schema.Identifier("The plan's id."))
        .Has("patient", Schema.Text("The patient's id."))
        .MayHave("name", Schema.Text("The patient's name, where the site allows it."))
        .Has("site", Schema.LowerCaseIdentifier("The clinic."))
        .Has("navigator", Schema.Text("The navigator's e-mail address."))
        .Has("event", Schema.Text("The echo's key."))
        .Has("title", Schema.Text("What it is called."))
        .Has("date", Schema.Day("When it was planned."))
        .Has("days", Schema.Whole("Days overdue.", 1))
        .Has("band", Schema.OneOf<OverdueBand>("The band of days."))
        .Has("booked", Schema.OrNull(Schema.Day("The appointment; null: none.")))
        .Has("phase", Schema.OneOf<CoursePhase>("Where in the course."))
        .Has("onHold", Schema.Flag("HER2 therapy is on hold."))
        .Has("lastLvef", Schema.OrNull(Schema.Ref("lastLvef")))
        .Has("nextHer2Dose", Schema.OrNull(Schema.Day("The next HER2 dose; null: none.")))
        .Has("why", Schema.Text("The rule behind the date."))
        .ToSchema();
}
