using System.Globalization;
using System.Text.Json.Nodes;

namespace HerScheduler.Core.Tests.Fuzz;

/// <summary>
/// Plans and facts as a careless or hostile sender would write them: nearly right ones, so that many get past the readers to the rules, then
/// damaged in zero to three places. The same seed gives the same documents.
/// </summary>
internal sealed class MutatedDocuments(int seed)
{
    private static readonly string[] Protocols = ["tchp", "ddac-thp", "ac-thp", "ac-dhp", "fec-dhp", "dhp-fec", "tch", "apt", "tdxd-thp", "hp", "t-dm1"];
    private static readonly string[] Events =
    [
        "tchp-1", "tchp-2", "tchp-3", "tchp-6", "tchp-7", "hp-1", "hp-5", "hp-7", "hp-18", "hp-19", "t-dm1-1", "t-dxd-1", "ddac-1", "ac-2", "paclitaxel-1",
        "paclitaxel-12", "dhp-1",
        "fec-1", "tch-1", "h-1", "echo-baseline", "echo-pre-her2", "echo-1", "echo-2", "echo-repeat-1", "echo-end", "echo-follow-up-1", "surgery", "pathology",
        "radiotherapy-start", "radiotherapy-end", "endocrine-start", "her2-completion", "tchp-0", "tchp-99999999999",
    ];

    private static readonly string[] Kinds =
    [
        "dose-given", "dose-given", "dose-given", "dose-omitted", "deferred", "deferred", "ceased", "echo-booked", "echo-performed", "lvef-result",
        "lvef-result", "surgery-performed",
        "pathology-result", "hold", "resume", "radiotherapy-started", "radiotherapy-finished", "endocrine-started", "plan-amended", "patient-died",
        "patient-withdrew",
        "patient-transferred", "acknowledged", "retracted", "retracted",
    ];

    private readonly Random _random = new(seed);
    private readonly Mutator _mutator = new(seed);
    private int _facts;

    /// <summary>A plan that may be readable.</summary>
    public byte[] Plan(string id) => _mutator.Damage(PlanObject(id));

    /// <summary>One fact of the plan that may be readable.</summary>
    public byte[] Fact(string plan) => _mutator.Damage(FactObject(plan));

    /// <summary>The body of a request with one to three facts, of which one may be damaged.</summary>
    public byte[] Facts(string plan) => _mutator.Damage(new JsonObject
    {
        ["facts"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => FactObject(plan))]),
    });

    private JsonObject PlanObject(string id) => new()
    {
        ["id"] = id,
        ["patient"] = new JsonObject { ["id"] = "MRN-0001", ["name"] = "Example, Ada" },
        ["site"] = "north-clinic",
        ["navigator"] = "navigator.one@example.org",
        ["disease"] = new JsonObject
        {
            ["her2"] = "positive", ["stage"] = Pick("IIB", "I", "IIIA", "IV"), ["tumorSizeCm"] = 3.1, ["nodes"] = Pick("positive", "negative"),
            ["hormoneReceptor"] = Pick("positive", "negative"),
        },
        ["protocol"] = Pick(Protocols),
        ["start"] = Day(),
        ["afterSurgery"] = new JsonObject { ["pcr"] = Pick("hp", "h"), ["residual"] = Pick("t-dm1", "t-dxd", "hp"), ["expected"] = Pick("pcr", "residual") },
        ["radiotherapy"] = new JsonObject { ["fractions"] = _random.Next(1, 36) },
        ["endocrine"] = new JsonObject { ["years"] = _random.Next(5, 11), ["start"] = _random.Next(3) == 0 ? Day() : null },
        ["settings"] = new JsonObject { ["periOperativeHer2"] = _random.Next(2) == 0, ["surgeryAfterDays"] = _random.Next(1, 91),
            ["her2Duration"] = Pick("one-year", "eighteen-cycles") },
        ["overrides"] = new JsonArray([.. Enumerable.Range(1, 19)
            .Select(rule => new JsonObject { ["rule"] = $"R{rule}", ["reason"] = "fuzz", ["by"] = "dr@example.org" })]),
    };

    private JsonObject FactObject(string plan)
    {
        var kind = Pick(Kinds);
        var fact = new JsonObject { ["id"] = _random.Next(15) == 0
            ? "fact-1"
            : $"fact-{++_facts}", ["plan"] = plan, ["kind"] = kind, ["by"] = "nurse@example.org" };
        switch (kind)
        {
            case "dose-given" or "echo-booked" or "echo-performed":
                (fact["event"], fact["date"]) = (Pick(Events), Day());
                break;
            case "dose-omitted":
                (fact["event"], fact["agents"]) = (Pick(Events), new JsonArray(Pick("trastuzumab", "docetaxel", "pertuzumab")));
                break;
            case "deferred":
                (fact["event"], fact["to"]) = (Pick(Events), Day());
                break;
            case "ceased":
                (fact["therapy"], fact["date"]) = (Pick("chemotherapy", "her2", "radiotherapy", "endocrine", "all"), Day());
                break;
            case "hold" or "resume":
                fact["from"] = Day();
                break;
            case "plan-amended":
                fact["document"] = PlanObject(plan);
                break;
            case "acknowledged":
                (fact["event"], fact["note"]) = (Pick(Events), "seen");
                break;
            case "retracted":
                fact["fact"] = $"fact-{_random.Next(Math.Max(1, _facts - 20), _facts + 1)}";
                break;
            default:
                Dated(fact, kind);
                break;
        }

        if (_random.Next(3) > 0)
        {
            fact["reason"] = "fuzz";
            fact["force"] = _random.Next(3) == 0;
        }

        return fact;
    }

    private void Dated(JsonObject fact, string kind)
    {
        fact["date"] = Day();
        if (kind == "lvef-result")
        {
            fact["percent"] = _random.Next(100, 900) / 10m;
            fact["event"] = _random.Next(2) == 0 ? Pick(Events) : null;
        }
        else if (kind == "pathology-result")
        {
            fact["response"] = Pick("pcr", "residual");
        }
    }

    private string Day() => new DateOnly(2025, 12, 1).AddDays(_random.Next(460)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
