using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;

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
        foreach (var form in FactForms.All)
        {
            yield return new(WireNames<FactKind>.Of(form.Kind), form.Schema());
        }
    }
}
