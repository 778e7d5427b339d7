using System.Text.Json.Nodes;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Data;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The answers of the HTTP interface about plans and their facts; what messages have too is defined there.</summary>
internal static class ApiSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("planSummary", Summary().ToSchema());
        yield return new("planView", Summary().Has("document", Schema.Ref("planDocument"))
            .Has("findings", Schema.ListOf("The safety review.", Schema.Ref("finding"))).ToSchema());
        yield return new("planList", new Record("A page of plans, by id.")
            .Has("plans", Schema.ListOf("The plans of this page.", Schema.Ref("planSummary")))
            .Has("next", Schema.OrNull(Schema.Text("What after= asks for on the next page; null on the last.")))
            .ToSchema());
        yield return new("schedule", Schedule());
        yield return new("factsBody", new Record("Facts to be recorded, all or none.")
            .Has("facts", Schema.ListOf("In the order in which they count.", Schema.Ref("fact"), notEmpty: true))
            .AndNothingElse().ToSchema());
        yield return new("factsAnswer", FactsAnswer());
        yield return new("change", Change());
        yield return new("alertChanges", new Record("Which alerts are not as they were: a low LVEF says lvef-hold here, at once.")
            .Has("began", Schema.ListOf("As they are now.", Schema.Ref("alert")))
            .Has("ended", Schema.ListOf("As they were.", Schema.Ref("alert")))
            .ToSchema());
        yield return new("factLog", new Record("The plan's fact log, the approval (number 0) first.")
            .Has("facts", Schema.ListOf("In the order of recording.", Schema.Ref("logEntry")))
            .ToSchema());
        yield return new("logEntry", LogEntry());
        yield return new("messageList", new Record("A page of the plan's messages.")
            .Has("messages", Schema.ListOf("In the order of their sequence.", Schema.Ref("message")))
            .Has("first", Schema.OrNull(Schema.Whole("The sequence of the oldest message still kept; null: none is.", 1)))
            .Has("last", Schema.Whole("The sequence of the newest there ever was.", 0))
            .Has("next", Schema.OrNull(Schema.Text("Asks for the following ones; null on the last page.")))
            .ToSchema());
    }

    private static Record Summary() => new Record("A plan, and where it stands.")
        .Has("id", Schema.Identifier("The plan's id."))
        .Has("patient", Schema.Text("The patient's id."))
        .Has("site", Schema.LowerCaseIdentifier("The clinic."))
        .Has("navigator", Schema.Text("The navigator's e-mail address."))
        .Has("protocol", Schema.LowerCaseIdentifier("The protocol."))
        .Has("status", Schema.OneOf<PlanStatus>("Where it stands."))
        .Has("version", Schema.Whole("How many facts were accepted.", 0))
        .Has("sequence", Schema.Whole("How many messages it has.", 0))
        .Has("createdAt", Schema.Instant("When the draft was stored."))
        .Has("approvedAt", Schema.OrNull(Schema.Instant("When it was approved.")))
        .Has("approvedBy", Schema.OrNull(Schema.Text("Who approved it.")))
        .Has("closedAt", Schema.OrNull(Schema.Instant("When it was closed.")));

    private static JsonObject Schedule() => new Record("The schedule as seen from a day.")
        .Has("plan", Schema.Identifier("The plan's id."))
        .Has("asOf", Schema.Day("The day: it selects alerts and clearance, and changes no date."))
        .Has("version", Schema.Whole("How many facts were accepted.", 0))
        .Has("sequence", Schema.Whole("How many messages the plan has.", 0))
        .Has("events", Schema.ListOf("By date, then by key.", Schema.Ref("event")))
        .Has("alerts", Schema.ListOf("What needs a person.", Schema.Ref("alert")))
        .Has("findings", Schema.ListOf("The safety review.", Schema.Ref("finding")))
        .ToSchema();

    private static JsonObject FactsAnswer() => new Record("What recording the facts did, or (dry run) would do.")
        .Has("version", Schema.Whole("The plan's version with them.", 0))
        .Has("stored", Schema.Flag("True: the facts are recorded, by this request or an earlier one. False: this was a dry run, nothing of it is stored."))
        .Has("changes", Schema.ListOf("What became of its events; empty when all facts were recorded before.", Schema.Ref("change")))
        .Has("alerts", Schema.Ref("alertChanges"))
        .Has("warnings", Schema.ListOf("What a person should look at.", Schema.Text("One sentence.")))
        .ToSchema();

    private static JsonObject Change() => new Record("One event that is not as it was.")
        .Has("event", Schema.Text("Its key."))
        .Has("change", Schema.OneOf<ChangeKind>("What became of it."))
        .Has("from", Schema.OrNull(Schema.Day("Its date before; null when it is new.")))
        .Has("to", Schema.OrNull(Schema.Day("Its date now; null when it is cancelled.")))
        .Has("why", Schema.Text("The fact behind it, and of what it is a consequence."))
        .ToSchema();

    private static JsonObject LogEntry() => new Record("One entry of the fact log.")
        .Has("number", Schema.Whole("Its number; 0 is the approval.", 0))
        .Has("id", Schema.Text("The fact's id."))
        .Has("kind", Schema.OneOf("The fact's kind, or approved.", ["approved", .. WireNames<Core.Facts.FactKind>.All]))
        .Has("recordedAt", Schema.Instant("When."))
        .Has("by", Schema.Text("By whom, as claimed."))
        .Has("sender", Schema.Text("Who sent it, as far as the service knows."))
        .Has("hash", Schema.Text("The chain's hash up to here."))
        .Has("fact", new JsonObject { ["anyOf"] = new JsonArray(Schema.Ref("fact"), Schema.Ref("planDocument")) })
        .ToSchema();
}
