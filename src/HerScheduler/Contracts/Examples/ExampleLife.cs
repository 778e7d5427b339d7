namespace HerScheduler.Contracts.Examples;

/// <summary>What was recorded on one day.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Facts">Facts that were sent one after the other, each as its document.</param>
internal sealed record ExampleDay(string Day, params IReadOnlyList<string> Facts);

/// <summary>An invented life. Together the lives have every kind of fact, and lead to every message there can be.</summary>
/// <param name="Plan">The plan's document.</param>
/// <param name="Days">In order; the plan is approved on the first.</param>
internal sealed record ExampleLife(string Plan, IReadOnlyList<ExampleDay> Days)
{
    /// <summary>A fact about a plan that does not exist.</summary>
    public static string Refused { get; } = Fact(9001, "plan-9999", "dose-given", """ "event": "tchp-1", "date": "2026-01-05" """);

    public static IReadOnlyList<ExampleLife> All { get; } = [Treated(), OnConjugate(), EndedEarly(), WithTasks()];

    /// <summary>TCHP, a hold and its end, surgery, complete response, a second hold, and the closing of the plan, twice taken back.</summary>
    private static ExampleLife Treated() => new(
        Document("plan-0001", "tchp", fractions: 15),
        [
            new("2025-12-22", Fact(1, "echo-booked", """ "event": "echo-baseline", "date": "2025-12-29" """)),
            new("2025-12-30", Fact(2, "lvef-result", """ "event": "echo-baseline", "date": "2025-12-29", "percent": 62 """)),
            new("2026-01-05", Fact(3, "dose-given", """ "event": "tchp-1", "date": "2026-01-05", "agents": ["docetaxel", "carboplatin", "trastuzumab", "pertuzumab"] """)),
            new("2026-01-26", Fact(4, "deferred", """ "event": "tchp-2", "to": "2026-02-02", "reason": "neutrophils below 1.5" """)),
            new("2026-02-02", Fact(5, "dose-given", """ "event": "tchp-2", "date": "2026-02-02" """)),
            new("2026-02-23", Fact(6, "dose-omitted", """ "event": "tchp-3", "agents": ["docetaxel"], "reason": "neuropathy" """)),
            new("2026-02-23", Fact(7, "dose-given", """ "event": "tchp-3", "date": "2026-02-23" """)),
            new("2026-03-02", Fact(8, "lvef-result", """ "date": "2026-03-02", "percent": 48 """)),
            new("2026-03-16", Fact(9, "dose-given", """ "event": "tchp-4", "date": "2026-03-16", "agents": ["docetaxel", "carboplatin"] """)),
            new("2026-03-30", Fact(10, "lvef-result", """ "date": "2026-03-30", "percent": 60 """)),
            new("2026-03-30", Fact(35, "dose-changed", """ "agent": "docetaxel", "dose": "60 mg/m²", "from": "tchp-5", "reason": "neuropathy" """)),
            new("2026-03-31", Fact(11, "resume", """ "from": "2026-03-31", "reason": "LVEF recovered, asymptomatic" """)),
            new("2026-04-08", Fact(12, "dose-given", """ "event": "tchp-5", "date": "2026-04-08" """)),
            new("2026-04-11", Fact(13, "echo-performed", """ "event": "echo-1", "date": "2026-04-10" """)),
            new("2026-04-15", Fact(14, "lvef-result", """ "event": "echo-1", "date": "2026-04-10", "percent": 58 """)),
            new("2026-04-22", Fact(15, "hold", """ "from": "2026-04-22", "reason": "dyspnoea, echo asked for" """)),
            new("2026-04-24", Fact(16, "retracted", """ "fact": "fact-0015", "reason": "recorded for another patient" """)),
            new("2026-04-29", Fact(17, "dose-given", """ "event": "tchp-6", "date": "2026-04-29" """)),
            new("2026-06-05", Fact(18, "acknowledged", """ "event": "surgery", "note": "theatre booked for 9 June" """)),
            new("2026-06-09", Fact(19, "surgery-performed", """ "date": "2026-06-09" """)),
            new("2026-06-22", Fact(20, "pathology-result", """ "date": "2026-06-22", "response": "pcr" """)),
            new("2026-06-30", Fact(21, "dose-given", """ "event": "hp-7", "date": "2026-06-30" """)),
            new("2026-07-01", Fact(36, "formulation-changed", """ "to": "sc", "from": "2026-07-20", "reason": "the patient's wish" """)),
            new("2026-07-03", Fact(22, "lvef-result", """ "event": "echo-2", "date": "2026-07-03", "percent": 51 """)),
            new("2026-07-22", Fact(23, "radiotherapy-started", """ "date": "2026-07-21" """)),
            new("2026-07-24", Fact(24, "lvef-result", """ "date": "2026-07-24", "percent": 44 """)),
            new("2026-08-12", Fact(25, "radiotherapy-finished", """ "date": "2026-08-11" """)),
            new("2026-08-17", Fact(26, "lvef-result", """ "date": "2026-08-17", "percent": 43 """)),
            new("2026-08-21", Fact(27, "endocrine-started", """ "date": "2026-08-20" """)),
            new("2026-08-24", Fact(28, "ceased", """ "therapy": "her2", "date": "2026-08-24", "reason": "LVEF has not recovered" """)),
            new("2026-08-25", Fact(29, "plan-amended", $""" "document": {Document("plan-0001", "tchp", fractions: 16)} """)),
            new("2026-09-01", Fact(30, "patient-transferred", """ "date": "2026-09-01", "reason": "moved to another city" """)),
            new("2026-09-02", Fact(31, "retracted", """ "fact": "fact-0030", "reason": "stays after all" """)),
            new("2026-09-03", Fact(32, "patient-withdrew", """ "date": "2026-09-03", "reason": "wants no further treatment" """)),
            new("2026-09-04", Fact(33, "retracted", """ "fact": "fact-0032", "reason": "recorded for another patient" """)),
            new("2026-10-01", Fact(34, "patient-died", """ "date": "2026-09-30", "reason": "accident" """)),
        ]);

    /// <summary>T-DM1, with an LVEF that asks for a repeat.</summary>
    private static ExampleLife OnConjugate() => new(
        Document("plan-0002", "t-dm1", fractions: 15),
        [
            new("2025-12-30", Of(2, 101, "lvef-result", """ "event": "echo-baseline", "date": "2025-12-29", "percent": 55 """)),
            new("2026-01-05", Of(2, 102, "dose-given", """ "event": "t-dm1-1", "date": "2026-01-05" """)),
            new("2026-01-22", Of(2, 103, "lvef-result", """ "date": "2026-01-22", "percent": 46 """)),
            new("2026-01-23", Of(2, 104, "lvef-accepted", """ "date": "2026-01-23", "floor": 45, "until": "2026-04-01", "reason": "cardiology agrees, no symptoms" """)),
            new("2026-02-02", Of(2, 105, "lvef-acceptance-ended", """ "date": "2026-02-02", "reason": "dyspnoea" """)),
        ]);

    /// <summary>The patient dies before anything of the plan has happened.</summary>
    private static ExampleLife EndedEarly() => new(
        Document("plan-0003", "tchp", fractions: 15),
        [new("2025-12-22", Of(3, 201, "patient-died", """ "date": "2025-12-21", "reason": "accident" """))]);

    /// <summary>Goserelin is recorded late, then left out once.</summary>
    private static ExampleLife WithTasks() => new(
        Document("plan-0004", "tchp", fractions: 15, tasks: """ "goserelin", "pegfilgrastim" """),
        [
            new("2025-12-22", Of(4, 301, "lvef-result", """ "event": "echo-baseline", "date": "2025-12-22", "percent": 62 """)),
            new("2026-01-02", Of(4, 302, "task-done", """ "event": "goserelin-1", "date": "2025-12-31", "note": "left side" """)),
            new("2026-01-28", Of(4, 303, "task-omitted", """ "event": "goserelin-2", "reason": "the patient is away" """)),
        ]);

    private static string Fact(int number, string kind, string fields) => Fact(number, "plan-0001", kind, fields);

    private static string Of(int plan, int number, string kind, string fields) => Fact(number, $"plan-{plan:0000}", kind, fields);

    private static string Fact(int number, string plan, string kind, string fields) =>
        $$"""{ "id": "fact-{{number:0000}}", "plan": "{{plan}}", "kind": "{{kind}}", {{fields.Trim()}}, "by": "clinic@example.org" }""";

    private static string Document(string id, string protocol, int fractions, string tasks = "") => $$"""
        {
          "id": "{{id}}", "patient": { "id": "MRN-{{id}}" }, "site": "north-clinic", "navigator": "navigator.one@example.org",
          "disease": { "her2": "positive", "stage": "IIB", "tumorSizeCm": 3.1, "nodes": "positive", "hormoneReceptor": "positive" },
          "protocol": "{{protocol}}", "start": "2026-01-05", "radiotherapy": { "fractions": {{fractions}} }, "endocrine": { "years": 5 }, "tasks": [{{tasks.Trim()}}]
        }
        """;
}
