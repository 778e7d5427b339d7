using System.Text.Json.Nodes;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Deliveries;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The answers of the HTTP interface that look over many plans: the digest, and what was sent.</summary>
internal static class ReportSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("digest", Lists("What a navigator's digest says.")
            .Has("standsInFor", Schema.ListOf("The same of each navigator in whose place this one stands on that day.", Schema.Ref("digestOfAnother")))
            .ToSchema());
        yield return new("digestOfAnother", Lists("What is to be done for the patients of a navigator who is away.").ToSchema());
        yield return new("digestItem", Item());
        yield return new("digestChange", Changed());
        yield return new("digestPatient", new Record("Whose it is.")
            .Has("id", Schema.Text("The patient's id."))
            .MayHave("name", Schema.Text("The name, where the site allows it."))
            .ToSchema());
        yield return new("deliveryList", new Record("What was sent, the latest first.")
            .Has("deliveries", Schema.ListOf("One a message or e-mail.", Schema.Ref("delivery"))).ToSchema());
        yield return new("delivery", Delivery());
        foreach (var schema in EchoSchemas.All())
        {
            yield return schema;
        }
    }

    private static Record Lists(string meaning) => new Record(meaning)
        .Has("navigator", Schema.Text("The navigator's e-mail address."))
        .Has("date", Schema.Day("The navigator's day."))
        .Has("overdue", Section("Past their date, the longest first."))
        .Has("dueToday", Section("Today."))
        .Has("next7Days", Section("In the seven days after today."))
        .Has("waiting", Section("For a result or a decision."))
        .Has("changed", Schema.ListOf("Since the last digest.", Schema.Ref("digestChange")));

    private static JsonObject Section(string meaning) => Schema.ListOf(meaning, Schema.Ref("digestItem"));

    private static Record Line(string meaning) => new Record(meaning)
        .Has("plan", Schema.Identifier("The plan's id."))
        .Has("site", Schema.LowerCaseIdentifier("The clinic."))
        .Has("patient", Schema.Ref("digestPatient"));

    private static JsonObject Item() => Line("One line of work.")
        .Has("event", Schema.OrNull(Schema.Text("The event's key.")))
        .Has("title", Schema.Text("What it is."))
        .Has("date", Schema.OrNull(Schema.Day("Its date.")))
        .Has("days", Schema.Number("Days until it, or since: negative, see the section.", -4000, 4000))
        .Has("alerts", Schema.ListOf("What it waits for.", Schema.OneOf<AlertCode>("Which alert.")))
        .Has("why", Schema.Text("The rule behind the date."))
        .Has("link", Schema.Text("Its place on the page."))
        .ToSchema();

    private static JsonObject Changed() => Line("One event that changed.")
        .Has("event", Schema.OrNull(Schema.Text("The event's key.")))
        .Has("title", Schema.Text("What it is."))
        .Has("change", Schema.OneOf<ChangeKind>("What became of it."))
        .Has("date", Schema.OrNull(Schema.Day("Its date now.")))
        .Has("previousDate", Schema.OrNull(Schema.Day("Its date before.")))
        .Has("others", Schema.Whole("How many other events changed for the same reason.", 0))
        .Has("why", Schema.Text("Why."))
        .Has("link", Schema.Text("Its place on the page."))
        .ToSchema();

    private static JsonObject Delivery() => new Record("One message or e-mail.")
        .Has("at", Schema.Instant("When it was decided."))
        .Has("channel", Schema.OneOf<DeliveryChannel>("Which way it goes."))
        .Has("what", Schema.Text("What it says."))
        .Has("plan", Schema.OrNull(Schema.Text("The plan's id.")))
        .Has("event", Schema.OrNull(Schema.Text("The event's key.")))
        .Has("recipient", Schema.OrNull(Schema.Text("To whom.")))
        .Has("result", Schema.OneOf<DeliveryResult>("What became of it."))
        .Has("sentAt", Schema.OrNull(Schema.Instant("When it left.")))
        .Has("attempts", Schema.Whole("How often it was tried.", 0))
        .Has("reason", Schema.OrNull(Schema.Text("Why it did not leave.")))
        .Has("id", Schema.OrNull(Schema.Text("The message's id, or the Message-ID.")))
        .ToSchema();
}
