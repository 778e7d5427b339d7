using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Contracts.Schemas;

/// <summary>
/// The plan document twice: as <see cref="PlanReader"/> takes it inside an amendment (defaults may be left out), and as
/// <see cref="PlanJson"/> sends it (everything spelled out, no patient's name).
/// </summary>
internal static class PlanSchemas
{
    private const string EmailPattern =
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$";

    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("planDocument", Incoming());
        yield return new("plan", Outgoing());
        yield return new("override", Override());
    }

    private static JsonObject Incoming() => new Record("A whole plan. What is left out has the default of the plan's site.")
        .Has("id", Schema.Identifier("The plan's id."))
        .Has("patient", new Record("Whose plan it is.")
            .Has("id", PatientId())
            .MayHave("name", Schema.Line("The patient's name; it is never in a message.", 200))
            .AndNothingElse().ToSchema())
        .Has("site", Schema.LowerCaseIdentifier("The clinic."))
        .Has("navigator", Navigator())
        .Has("disease", Disease().AndNothingElse().ToSchema())
        .Has("protocol", Schema.LowerCaseIdentifier("A protocol of the installation's library."))
        .Has("start", Schema.Day("Day 0."))
        .MayHave("intent", Intent())
        .MayHave("history", History(isRead: true))
        .MayHave("afterSurgery", new Record("Which therapy follows which pathology result.")
            .MayHave("pcr", Schema.OneOf<AntibodyTherapy>("After a complete response."))
            .MayHave("residual", Schema.OneOf<ResidualTherapy>("After residual disease."))
            .MayHave("expected", Schema.OneOf<PathologyResponse>("The branch shown until pathology is known."))
            .AndNothingElse().ToSchema())
        .MayHave("adjuvant", Adjuvant().AndNothingElse().ToSchema())
        .MayHave("radiotherapy", Schema.OrNull(Radiotherapy().AndNothingElse().ToSchema()))
        .MayHave("endocrine", Schema.OrNull(new Record("Null or left out: not planned.")
            .MayHave("years", Years())
            .MayHave("start", Schema.OrNull(Schema.Day("Null or left out: computed.")))
            .AndNothingElse().ToSchema()))
        .MayHave("settings", Settings((record, name, schema) => record.MayHave(name, schema)).AndNothingElse().ToSchema())
        .MayHave("tasks", Tasks())
        .MayHave("clinicalTrial", ClinicalTrial())
        .MayHave("overrides", Schema.ListOf("Safety rules a clinician has overridden, each rule or finding at most once.", Schema.Ref("override")))
        .AndNothingElse()
        .ToSchema();

    private static JsonObject Outgoing() => new Record("The plan as it stands, defaults spelled out, without the patient's name.")
        .Has("id", Schema.Identifier("The plan's id."))
        .Has("patient", new Record("Whose plan it is.").Has("id", PatientId()).ToSchema())
        .Has("site", Schema.LowerCaseIdentifier("The clinic."))
        .Has("navigator", Navigator())
        .Has("disease", Disease().ToSchema())
        .Has("protocol", Schema.LowerCaseIdentifier("A protocol of the installation's library."))
        .Has("start", Schema.Day("Day 0."))
        .MayHave("intent", Intent())
        .MayHave("history", History(isRead: false))
        .Has("afterSurgery", new Record("Which therapy follows which pathology result.")
            .Has("pcr", Schema.OneOf<AntibodyTherapy>("After a complete response."))
            .Has("residual", Schema.OneOf<ResidualTherapy>("After residual disease."))
            .Has("expected", Schema.OneOf<PathologyResponse>("The branch shown until pathology is known."))
            .ToSchema())
        .MayHave("adjuvant", Adjuvant().ToSchema())
        .Has("radiotherapy", Schema.OrNull(Radiotherapy().ToSchema()))
        .Has("endocrine", Schema.OrNull(new Record("Null: not planned.")
            .Has("years", Years())
            .Has("start", Schema.OrNull(Schema.Day("Null: computed.")))
            .ToSchema()))
        .Has("settings", Settings((record, name, schema) => record.Has(name, schema)).ToSchema())
        .MayHave("tasks", Tasks())
        .Has("clinicalTrial", ClinicalTrial())
        .Has("overrides", Schema.ListOf("Safety rules a clinician has overridden.", Schema.Ref("override")))
        .ToSchema();

    private static JsonObject Override() => new Record("A safety rule a clinician has overridden, for the findings that stood on approval.")
        .Has("rule", Schema.OneOf("Which.", SafetyReview.Rules.Select(rule => rule.Id)))
        .MayHave("finding", Schema.Line("The id of the one finding that is meant (R2:hp-1); left out: all of the rule.", 84))
        .Has("reason", Schema.Line("Why, in the clinician's words.", 2000))
        .Has("by", Schema.Line("Who.", 254))
        .AndNothingElse()
        .ToSchema();

    private static Record Disease() => new Record("What is known of the disease.")
        .Has("her2", Schema.OneOf<MarkerStatus>("HER2 status."))
        .Has("stage", Schema.OneOf<Stage>("Clinical stage."))
        .MayHave("tumorSizeCm", Schema.Number("Largest diameter in centimetres; left out when not stated.", 0, 50))
        .Has("nodes", Schema.OneOf<MarkerStatus>("Axillary node status."))
        .Has("hormoneReceptor", Schema.OneOf<MarkerStatus>("Estrogen or progesterone receptor status."));

    private static JsonObject Intent() => Schema.OneOf<ProtocolSetting>("Before or after surgery; left out: as the protocol says.");

    private static Record Adjuvant() => new Record("How HER2 therapy goes on after the protocol's own part, with adjuvant intent.")
        .MayHave("continueWith", Schema.OneOf<AntibodyTherapy>("Left out: what the protocol gave last."));

    /// <summary>What has a default is spelled out in a message; a date that is not known is left out of either.</summary>
    private static JsonObject History(bool isRead)
    {
        var anthracycline = Schema.Flag("An anthracycline was given.");
        var cycles = Schema.Number("HER2 therapy in three-week cycles; thirds (4.33, 4.67) are allowed.", 0, 18);
        var history = new Record("What was given before the plan began.");
        history = isRead
            ? history.MayHave("anthracycline", anthracycline).MayHave("her2Cycles", cycles)
            : history.Has("anthracycline", anthracycline).Has("her2Cycles", cycles);
        return Closed(history
            .MayHave("firstHer2Dose", Schema.Day("The first HER2 dose, before the plan's start."))
            .MayHave("lastHer2Doses", Closed(LastHer2Doses(), isRead))
            .MayHave("baselineLvef", Closed(BaselineLvef(), isRead)), isRead);
    }

    private static Record LastHer2Doses() => AgentSet.Her2.Members().Aggregate(
        new Record("The last dose of each HER2 agent, before the plan's start."),
        (record, agent) => record.MayHave(WireNames<Agent>.Of(agent), Schema.Day("The day.")));

    private static Record BaselineLvef() => new Record("The LVEF before HER2 therapy.")
        .Has("date", Schema.Day("At the latest the plan's start."))
        .Has("percent", Schema.Number("Percent, one decimal at most.", 10, 90));

    private static JsonObject Closed(Record record, bool isRead) => (isRead ? record.AndNothingElse() : record).ToSchema();

    private static Record Settings(Func<Record, string, JsonObject, Record> add)
    {
        var record = new Record("How the plan's dates are computed.");
        add(record, "echoInterval", EchoInterval());
        add(record, "her2Duration", Schema.OneOf<Her2Duration>("When the HER2 course is complete."));
        add(record, "periOperativeHer2", Schema.Flag("HER2 therapy goes on through surgery."));
        record.MayHave("formulation", Schema.OneOf<Formulation>("Of trastuzumab and pertuzumab every 21 days; left out: iv."));
        add(record, "lateDoseRule", Schema.OneOf<LateDoseRule>("Whose label decides when a late dose is reloaded."));
        add(record, "lvefPolicy", Schema.LowerCaseIdentifier("Which LVEF policy decides on a low LVEF."));
        add(record, "lvefLowerLimitOfNormal", Schema.Number("Percent.", 40, 70));
        return add(record, "surgeryAfterDays", Schema.Whole("From the last chemotherapy cycle to surgery.", 1, 90));
    }

    private static JsonObject EchoInterval() => new()
    {
        ["description"] = "Between LVEF echoes on HER2 therapy: one interval, or a first one until the first normal result and one for then.",
        ["anyOf"] = new JsonArray(
            OneEchoInterval(),
            new Record("Two intervals.").Has("first", OneEchoInterval()).Has("then", OneEchoInterval()).AndNothingElse().ToSchema()),
    };

    private static JsonObject OneEchoInterval() =>
        Schema.Pattern($"{Core.Plans.EchoInterval.Choices}.", "^(3-months|4-months|6-months|([4-9]|1[0-9]|2[0-6])-weeks)$");

    private static Record Radiotherapy() => new Record("Null: not planned.").Has("fractions", Schema.Whole("Daily fractions.", 1, 50));

    private static JsonObject Years() => Schema.Whole("Planned duration.", 1, 20);

    private static JsonObject ClinicalTrial() => Schema.OrNull(Schema.Line("The trial that explains a departure from the rules.", 2000));

    private static JsonObject Tasks() =>
        Schema.ListOf("Ids of the clinic's own tasks that the plan wants, each once; left out: none.",
            Schema.LowerCaseIdentifier("A task of the installation's library."));

    private static JsonObject PatientId() => Schema.Pattern("1 to 64 printable characters, no space at either end.", @"^\S(.{0,62}\S)?$");

    private static JsonObject Navigator()
    {
        var schema = Schema.Pattern("The nurse navigator's e-mail address.", EmailPattern);
        schema["maxLength"] = 254;
        return schema;
    }
}
