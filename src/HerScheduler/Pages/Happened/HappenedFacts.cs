using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Happened;

/// <summary>What was ticked, as the document in which facts come by HTTP: the one reader and the one recorder judge it.</summary>
internal static class HappenedFacts
{
    private const string Retraction = "Undone on the page right after it was recorded.";

    /// <summary>The fact that says of an event that it happened; null: it needs a decision, and is recorded by itself.</summary>
    public static FactKind? KindOf(EventKind kind, bool hasLvef = false) => kind == EventKind.Echo
        ? hasLvef ? FactKind.LvefResult : FactKind.EchoPerformed
        : EventActions.Of(kind, isOverdue: false).AtOnce;

    /// <summary>The fact's id follows from what it says and from the version in sight: sent twice it is recorded once.</summary>
    public static string IdOf(TickedEvent ticked, int version)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{ticked.Key}|{ticked.Date:yyyy-MM-dd}|{ticked.Lvef}|{version}");
        return $"happened-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..24]}";
    }

    /// <param name="plan">The plan.</param>
    /// <param name="events">Its events, and what is recorded of each.</param>
    /// <param name="version">The version in sight.</param>
    /// <param name="by">Who is signed in.</param>
    public static byte[] Body(string plan, IEnumerable<(TickedEvent Ticked, FactKind Kind)> events, int version, string by) =>
        Body(events.Select(each => FactDocument.ObjectOf(each.Kind, IdOf(each.Ticked, version), plan, by, Values(each.Ticked))));

    /// <summary>Takes facts back, the latest first: a later one can hang on an earlier one.</summary>
    public static byte[] Undoing(string plan, IEnumerable<string> facts, string by) => Body(facts.Reverse().Select(fact => FactDocument.ObjectOf(
        FactKind.Retracted, $"undo-{fact}", plan, by, new Dictionary<string, string>(StringComparer.Ordinal) { ["fact"] = fact, ["reason"] = Retraction })));

    private static byte[] Body(IEnumerable<JsonNode> facts) => Encoding.UTF8.GetBytes(new JsonObject { ["facts"] = new JsonArray([.. facts]) }.ToJsonString());

    private static Dictionary<string, string> Values(TickedEvent ticked) => new(StringComparer.Ordinal)
    {
        ["event"] = ticked.Key,
        ["date"] = ticked.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["percent"] = ticked.Lvef,
    };
}
