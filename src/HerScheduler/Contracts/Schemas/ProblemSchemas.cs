using System.Text.Json.Nodes;
using HerScheduler.Core.Plans;

namespace HerScheduler.Contracts.Schemas;

/// <summary>Why something was refused, as <see cref="HerScheduler.Problems.ProblemJson"/> writes it (RFC 9457).</summary>
internal static class ProblemSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("problem", Problem());
        yield return new("fault", Fault());
        yield return new("finding", Finding());
        yield return new("recordedEntry", RecordedEntry());
    }

    private static JsonObject Problem() => new Record("Why it was refused: an RFC 9457 problem document.")
        .Has("type", Schema.Text("about:blank."))
        .Has("title", Schema.Text("The kind of problem; the same words each time."))
        .Has("status", Schema.Whole("The HTTP status that says the same.", 400, 599))
        .Has("detail", Schema.Text("This occurrence, for a person."))
        .MayHave("errors", Schema.ListOf("Each fault with its place.", Schema.Ref("fault")))
        .MayHave("findings", Schema.ListOf("The safety review, where it is the reason.", Schema.Ref("finding")))
        .MayHave("version", Schema.Whole("The plan's version now, where somebody else was first.", 0))
        .MayHave("recorded", Schema.ListOf("What was recorded since the version the sender knew.", Schema.Ref("recordedEntry")))
        .ToSchema();

    private static JsonObject Fault() => new Record("One fault.")
        .Has("pointer", Schema.Pattern("Its place in the document, a JSON Pointer as a URI fragment: #/date.", "^#"))
        .Has("detail", Schema.Text("What was expected and what was found."))
        .ToSchema();

    private static JsonObject Finding() => new Record("What the safety review says of the plan.")
        .Has("id", Schema.Text("What an override names: the rule, or rule and event (R2:hp-1)."))
        .Has("rule", Schema.OneOf("Which rule.", SafetyReview.Rules.Select(rule => rule.Id)))
        .Has("severity", Schema.OneOf<Severity>("Whether it blocks approval."))
        .Has("message", Schema.Text("What is wrong, and what would be right."))
        .Has("source", Schema.Text("Where the rule comes from."))
        .Has("overridden", Schema.Flag("A clinician has overridden it in this plan."))
        .ToSchema();

    private static JsonObject RecordedEntry() => new Record("A fact that was recorded since.")
        .Has("number", Schema.Whole("Its number in the fact log.", 0))
        .Has("id", Schema.Text("Its id."))
        .Has("kind", Schema.Text("Its kind."))
        .Has("recordedAt", Schema.Instant("When."))
        .Has("by", Schema.Text("By whom, as claimed."))
        .ToSchema();
}
