using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The facts as <see cref="FactReader"/> takes them: one schema for each kind, named like the kind, and <c>fact</c> for any of them.</summary>
internal static class FactSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("fact", new JsonObject
        {
            ["description"] = "One thing that happened or was decided; its kind decides which properties it has.",
            ["type"] = "object",
            ["discriminator"] = "kind",
            ["required"] = new JsonArray("kind"),
            ["oneOf"] = new JsonArray([.. WireNames<FactKind>.All.Select(Schema.Ref)]),
        });
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            yield return new(WireNames<FactKind>.Of(kind), Of(kind));
        }
    }

    private static JsonObject Of(FactKind kind)
    {
        var record = new Record(Meaning(kind))
            .Has("id", Schema.Identifier("Chosen by the sender: the same id with the same content is accepted and changes nothing; with other content it is refused."))
            .Has("plan", Schema.Identifier("The plan it belongs to."))
            .Has("kind", Schema.Const(WireNames<FactKind>.Of(kind)));
        AddFields(record, kind);
        var reason = Schema.Line("Why. Needed with force.", 2000);
        var schema = (NeedsReason(kind) ? record.Has("reason", reason) : record.MayHave("reason", reason))
            .MayHave("force", Schema.Flag("Accept although a rule that can be forced speaks against it."))
            .Has("by", Schema.Line("Who says so, as claimed by the sender.", 254))
            .AndNothingElse()
            .ToSchema();
        if (!NeedsReason(kind))
        {
            schema["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["force"] = new JsonObject { ["const"] = true } },
                ["required"] = new JsonArray("force"),
            };
            schema["then"] = new JsonObject { ["required"] = new JsonArray("reason") };
        }

        return schema;
    }

    private static void AddFields(Record record, FactKind kind) => _ = kind switch
    {
        FactKind.DoseGiven => record.Has("event", Event()).Has("date", Date()).MayHave("agents", Agents("What was given, when not everything that was due.")),
        FactKind.DoseOmitted => record.Has("event", Event()).MayHave("agents", Agents("What was left out, when not the whole cycle.")),
        FactKind.Deferred => record.Has("event", Event()).Has("to", Schema.Day("The new date; it can lie in the future.")),
        FactKind.Ceased => record.Has("therapy", Schema.OneOf<Therapy>("What stops.")).Has("date", Date()),
        FactKind.EchoBooked => record.Has("event", Event()).Has("date", Schema.Day("The day of the appointment; it can lie in the future.")),
        FactKind.EchoPerformed => record.Has("event", Event()).Has("date", Date()),
        FactKind.LvefResult => record.Has("date", Date()).Has("percent", Schema.Number("LVEF in percent.", 10, 90)).MayHave("event", Event()),
        FactKind.PathologyResult => record.Has("date", Date()).Has("response", Schema.OneOf<PathologyResponse>("What was found.")),
        FactKind.Hold or FactKind.Resume => record.Has("from", Schema.Day("From this day on; it can lie in the future.")),
        FactKind.PlanAmended => record.Has("document", Schema.Ref("planDocument")),
        FactKind.Acknowledged => record.Has("event", Event()).Has("note", Schema.Line("What was done about it.", 2000)),
        FactKind.Retracted => record.Has("fact", Schema.Identifier("The id of the fact that is taken back.")),
        FactKind.SurgeryPerformed or FactKind.RadiotherapyStarted or FactKind.RadiotherapyFinished or FactKind.EndocrineStarted
            or FactKind.PatientDied or FactKind.PatientWithdrew or FactKind.PatientTransferred => record.Has("date", Date()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of fact without a schema."),
    };

    private static bool NeedsReason(FactKind kind) => kind
        is FactKind.DoseOmitted or FactKind.Deferred or FactKind.Ceased or FactKind.Hold or FactKind.Resume
        or FactKind.PatientDied or FactKind.PatientWithdrew or FactKind.PatientTransferred or FactKind.Retracted;

    private static string Meaning(FactKind kind) => kind switch
    {
        FactKind.DoseGiven => "The cycle was given on that date; later cycles anchor on it.",
        FactKind.DoseOmitted => "The cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end.",
        FactKind.Deferred => "The event moves to another date; later cycles keep their interval from it.",
        FactKind.Ceased => "Open events of a therapy from that date on are cancelled.",
        FactKind.EchoBooked => "An appointment for an echo exists.",
        FactKind.EchoPerformed => "An echo was done; its result is awaited.",
        FactKind.LvefResult => "An LVEF was measured; it closes the echo it belongs to.",
        FactKind.SurgeryPerformed => "Surgery was done; it anchors everything after.",
        FactKind.PathologyResult => "Pathology answered; it decides the branch.",
        FactKind.Hold => "A clinician put HER2 therapy on hold.",
        FactKind.Resume => "A clinician resumed HER2 therapy.",
        FactKind.RadiotherapyStarted => "Radiotherapy began.",
        FactKind.RadiotherapyFinished => "Radiotherapy ended.",
        FactKind.EndocrineStarted => "Endocrine therapy began.",
        FactKind.PlanAmended => "A whole new plan for the same patient replaces the plan from now on; what was done stays done.",
        FactKind.PatientDied => "The patient died; the plan is closed and everything open is cancelled.",
        FactKind.PatientWithdrew => "The patient withdrew; the plan is closed and everything open is cancelled.",
        FactKind.PatientTransferred => "The patient is treated elsewhere; the plan is closed and everything open is cancelled.",
        FactKind.Acknowledged => "Somebody has seen the overdue alert of the event; the present one escalates no further.",
        FactKind.Retracted => "Another fact counts as never recorded; it stays in the audit trail.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of fact without a meaning."),
    };

    private static JsonObject Event() => Schema.Line("The key of an event of the plan's schedule.", 80);

    private static JsonObject Date() => Schema.Day("The local day; not in the site's future.");

    private static JsonObject Agents(string meaning)
    {
        var schema = Schema.ListOf(meaning, Schema.OneOf<Agent>("The drug."), notEmpty: true);
        schema["uniqueItems"] = true;
        return schema;
    }
}
