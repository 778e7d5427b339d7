using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>One valid document of every kind of fact.</summary>
internal static class FactDocuments
{
    public const string DoseGiven = Start + """ "kind": "dose-given", "event": "tchp-3", "date": "2026-02-16", "agents": ["trastuzumab", "docetaxel"], "reason": "early", "force": true }""";
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

    private const string Start = """{ "id": "fact-1", "plan": "plan-0001", "by": "clinic@example.org", """;

    public static IReadOnlyList<string> All { get; } =
    [
        DoseGiven, DoseOmitted, Deferred, Ceased, Booked, Performed, LvefResult, Surgery, Pathology, Hold, Resume, RadiotherapyStarted, RadiotherapyFinished,
        EndocrineStarted, Amended, Died, Withdrew, Transferred, Acknowledged, Retracted,
    ];
}
