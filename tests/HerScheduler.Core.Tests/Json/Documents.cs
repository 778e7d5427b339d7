using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Tests.Json;

/// <summary>Documents for the readers, and edits of them.</summary>
internal static class Documents
{
    /// <summary>A plan with every property.</summary>
    public const string FullPlan =
        """
        {
          "id": "plan-0001",
          "patient": { "id": "MRN-0001", "name": "Example, Ada" },
          "site": "north-clinic",
          "navigator": "navigator.one@example.org",
          "disease": { "her2": "positive", "stage": "IIB", "tumorSizeCm": 3.1, "nodes": "positive", "hormoneReceptor": "positive" },
          "protocol": "tchp",
          "start": "2026-01-05",
          "afterSurgery": { "pcr": "h", "residual": "t-dxd", "expected": "residual" },
          "radiotherapy": { "fractions": 15 },
          "endocrine": { "years": 10, "start": "2026-12-01" },
          "settings": { "echoInterval": "12-weeks", "her2Duration": "one-year", "periOperativeHer2": true,
                        "lateDoseRule": "eu", "lvefPolicy": "eu-label", "lvefLowerLimitOfNormal": 52.5, "surgeryAfterDays": 35 },
          "clinicalTrial": "CompassHER2",
          "overrides": [ { "rule": "R1", "reason": "pertuzumab allergy documented", "by": "dr.one@example.org" } ]
        }
        """;

    /// <summary>A plan with only what is required.</summary>
    public const string MinimalPlan =
        """
        {
          "id": "plan-0001",
          "patient": { "id": "MRN-0001" },
          "site": "north-clinic",
          "navigator": "navigator.one@example.org",
          "disease": { "her2": "positive", "stage": "IIB", "nodes": "positive", "hormoneReceptor": "positive" },
          "protocol": "tchp",
          "start": "2026-01-05"
        }
        """;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary><paramref name="document"/> with the value at <paramref name="path"/> (<c>disease/nodes</c>) set, or removed when null.</summary>
    public static string With(string document, string path, string? json)
    {
        var root = JsonNode.Parse(document)!;
        var names = path.Split('/');
        var parent = names[..^1].Aggregate(root, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        switch (parent, json)
        {
            case (JsonArray array, not null) when int.TryParse(names[^1], out var index):
                array[index] = JsonNode.Parse(json);
                break;
            case (JsonObject item, not null):
                item[names[^1]] = JsonNode.Parse(json);
                break;
            case (JsonObject item, null):
                item.Remove(names[^1]).ShouldBeTrue($"{path} is not there to be removed");
                break;
            default:
                throw new ArgumentException($"Nothing to edit at {path}.", nameof(path));
        }

        return root.ToJsonString();
    }

    /// <summary>There is exactly one fault: there, and saying that.</summary>
    public static void ShouldBeOnly(this IReadOnlyList<Fault> faults, string pointer, string phrase)
    {
        faults.Count.ShouldBe(1, string.Join(Environment.NewLine, faults));
        faults[0].Pointer.ShouldBe(pointer);
        faults[0].Detail.ShouldContain(phrase, Case.Sensitive);
    }
}
