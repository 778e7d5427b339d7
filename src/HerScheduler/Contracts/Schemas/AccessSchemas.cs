using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Settings;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The answers of the HTTP interface about who did what.</summary>
internal static class AccessSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("accessList", new Record("A page of the access log, the latest first.")
            .Has("entries", Schema.ListOf("One a request.", Schema.Ref("accessEntry")))
            .Has("next", Schema.OrNull(Schema.Whole("What before= asks for on the next page; null on the last.", 1)))
            .ToSchema());
        yield return new("accessEntry", new Record("One request that showed or changed something of patients, or tried to.")
            .Has("at", Schema.Instant("When it was answered."))
            .Has("who", Schema.OrNull(Schema.Text("The account's or the token's name.")))
            .Has("role", Schema.OrNull(Schema.Text($"{string.Join(", ", WireNames<UserRole>.All)}.")))
            .Has("way", Schema.OrNull(Schema.Text("How they had signed in: password, token ….")))
            .Has("from", Schema.OrNull(Schema.Text("The address that it came from.")))
            .Has("action", Schema.Text("Method and route."))
            .Has("plan", Schema.OrNull(Schema.Text("The plan's id; null: a list, or none.")))
            .Has("status", Schema.Whole("The HTTP status of the answer.", 100))
            .ToSchema());
    }
}
