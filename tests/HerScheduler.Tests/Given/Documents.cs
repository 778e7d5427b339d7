using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>Plan documents and facts as JSON, ready to be changed by a test.</summary>
public static class Documents
{
    /// <summary>A TCHP plan of the example site, starting 2026-01-05, that passes the safety review.</summary>
    public static JsonObject Tchp(string id = "plan-0001", Action<JsonObject>? change = null)
    {
        var plan = JsonNode.Parse(
            $$"""
            {
              "id": "{{id}}",
              "patient": { "id": "MRN-{{id}}", "name": "Example, Ada" },
              "site": "north-clinic",
              "navigator": "navigator.one@example.org",
              "disease": { "her2": "positive", "stage": "IIB", "tumorSizeCm": 3.1, "nodes": "positive", "hormoneReceptor": "negative" },
              "protocol": "tchp",
              "start": "2026-01-05",
              "radiotherapy": { "fractions": 15 }
            }
            """)!.AsObject();
        change?.Invoke(plan);
        return plan;
    }

    /// <summary>A plan that rule R17 stops, and no override lets go: HER2-negative disease.</summary>
    public static JsonObject Her2Negative(string id = "plan-0001") => Tchp(id, plan => plan["disease"]!["her2"] = "negative");

    /// <summary>A plan that rule R13 stops and an override can let go: plain HP for residual disease.</summary>
    public static JsonObject PlainHp(string id = "plan-0001") => Tchp(id, plan => plan["afterSurgery"] = new JsonObject { ["residual"] = "hp" });

    /// <summary>A fact; <paramref name="fields"/> are its kind's own.</summary>
    public static JsonObject Fact(string id, string kind, JsonObject fields, string plan = "plan-0001")
    {
        var fact = new JsonObject { ["id"] = id, ["plan"] = plan, ["kind"] = kind, ["by"] = "nurse.one@example.org" };
        foreach (var (name, value) in fields)
        {
            fact[name] = value?.DeepClone();
        }

        return fact;
    }

    public static JsonObject DoseGiven(string id, string key, string date, string plan = "plan-0001") =>
        Fact(id, "dose-given", new JsonObject { ["event"] = key, ["date"] = date }, plan);

    public static JsonObject Deferred(string id, string key, string to, string plan = "plan-0001") =>
        Fact(id, "deferred", new JsonObject { ["event"] = key, ["to"] = to, ["reason"] = "ANC below 1.5" }, plan);

    public static JsonObject Batch(params JsonObject[] facts) => new() { ["facts"] = new JsonArray([.. facts.Select(f => f.DeepClone())]) };
}
