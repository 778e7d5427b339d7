using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>One valid document of every kind of fact.</summary>
internal static class FactDocuments
{
    public const string DoseGiven =
        Start + """ "kind": "dose-given", "event": "tchp-3", "date": "2026-02-16", "agents": ["trastuzumab", "docetaxel"], "reason": "early", "force": true }""";
    public const string DoseOmitted = Start + """ "kind": "dose-omitted", "event": "tchp-3", "agents": ["carboplatin"], "reason": "ANC below 1.5" }""";
    public const string Deferred = Start + """ "kind": "deferred", "event": "tchp-4", "to": "2026-03-16", "reason": "ANC below 1.5" }""";
    public const string Ceased = Start + """ "kind": "ceased", "therapy": "her2", "date": "2026-04-03", "reason": "toxicity" }""";
    public const string Booked = Start + """ "kind": "echo-booked", "event": "echo-1", "date": "2026-04-03" }""";
    public const string Performed = Start + """ "kind": "echo-performed", "event": "echo-1", "date": "2026-04-03" }""";
    public const string LvefResult = Start + """ "kind": "lvef-result", "date": "2026-04-03", "percent": 61.50, "event": "echo-1" }""";
    public const string Surgery = Start + """ "kind": "surgery-performed", "date": "2026-05-18" }""";
    public const string Pathology = Start + """ "kind": "pathology-result", "date": "2026-05-28", "response": "residual" }""";
    public const string Hold = Start + """ "kind": "hold", "from": "2026-04-03", "reason": "fever" }""";
    public const string Resume = Start + """ "kind": "resume", "from": "2026-04-10", "reason": "recovered" }""";
    public const string RadiotherapyStarted = Start + """ "kind": "radiotherapy-started", "date": "2026-06-29" }""";
    public const string RadiotherapyFinished = Start + """ "kind": "radiotherapy-finished", "date": "2026-07-17" }""";
    public const string EndocrineStarted = Start + """ "kind": "endocrine-started", "date": "2026-07-20" }""";
    public const string Amended = Start + """ "kind": "plan-amended", "document": """ + Documents.MinimalPlan + " }";
    public const string Died = Start + """ "kind": "patient-died", "date": "2026-07-20", "reason": "unrelated" }""";
    public const string Withdrew = Start + """ "kind": "patient-withdrew", "date": "2026-07-20", "reason": "wish" }""";
    public const string Transferred = Start + """ "kind": "patient-transferred", "date": "2026-07-20", "reason": "moved" }""";
    public const string Acknowledged = Start + """ "kind": "acknowledged", "event": "echo-1", "note": "called, comes on Monday" }""";
    public const string Retracted = Start + """ "kind": "retracted", "fact": "fact-0", "reason": "wrong patient" }""";

    public const string PartlyGiven = Start + """ "kind": "dose-given", "event": "tchp-3", "date": "2026-02-16", "agents": ["docetaxel"], "partial": true }""";
    public const string AgentCeased =
        Start + """ "kind": "ceased", "agent": "trastuzumab-emtansine", "then": "hp", "date": "2026-09-01", "reason": "platelets" }""";
    public const string DoseChanged =
        Start + """ "kind": "dose-changed", "agent": "docetaxel", "dose": "60 mg/m²", "from": "tchp-3", "reason": "neuropathy" }""";
    public const string DoseChangedFromADay =
        Start + """ "kind": "dose-changed", "agent": "docetaxel", "dose": "60 mg/m²", "from": "2026-02-16", "reason": "neuropathy" }""";
    public const string FormulationChanged = Start + """ "kind": "formulation-changed", "to": "sc", "from": "2026-06-08", "reason": "wish" }""";
    public const string LvefRange = Start + """ "kind": "lvef-result", "date": "2026-04-03", "range": [55, 60], "method": "muga" }""";
    public const string LvefAccepted =
        Start + """ "kind": "lvef-accepted", "date": "2026-04-03", "floor": 42, "until": "2026-09-01", "reason": "cardiology agrees" }""";
    public const string LvefAcceptanceEnded = Start + """ "kind": "lvef-acceptance-ended", "date": "2026-05-03", "reason": "symptoms" }""";
    public const string FurtherSurgery = Start + """ "kind": "surgery-performed", "date": "2026-06-05", "further": true }""";
    public const string TaskDone = Start + """ "kind": "task-done", "event": "goserelin-1", "date": "2025-12-29", "note": "left side" }""";
    public const string TaskOmitted = Start + """ "kind": "task-omitted", "event": "goserelin-2", "reason": "patient's wish" }""";

    private const string Start = """{ "id": "fact-1", "plan": "plan-0001", "by": "clinic@example.org", """;

    public static IReadOnlyList<string> All { get; } =
    [
        DoseGiven, DoseOmitted, Deferred, Ceased, Booked, Performed, LvefResult, Surgery, Pathology, Hold, Resume, RadiotherapyStarted, RadiotherapyFinished,
        EndocrineStarted, Amended, Died, Withdrew, Transferred, Acknowledged, Retracted, PartlyGiven, AgentCeased, DoseChanged, DoseChangedFromADay,
        FormulationChanged, LvefRange, LvefAccepted, LvefAcceptanceEnded, FurtherSurgery, TaskDone, TaskOmitted,
    ];
}
