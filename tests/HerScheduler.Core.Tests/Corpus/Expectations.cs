using System.Text.Json;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of a schedule; each property is optional, what is not named is not checked, and a name nobody knows is a difference.</summary>
/// <remarks>The words and what they mean: README.md beside this file.</remarks>
internal sealed class Expectations(JsonElement root)
{
    private static readonly string[] OfTheCase = ["refused", "protocols", "tasks"];

    private static readonly Dictionary<string, Func<JsonElement, CaseResult, IEnumerable<string>>> Known = new(StringComparer.Ordinal)
    {
        ["dates"] = ExpectedEvents.Dates,
        ["datesOf"] = ExpectedEvents.DatesOf,
        ["status"] = ExpectedEvents.Status,
        ["done"] = ExpectedEvents.Done,
        ["absent"] = ExpectedEvents.Absent,
        ["kindOf"] = ExpectedEvents.KindOf,
        ["nextEcho"] = ExpectedEvents.NextEcho,
        ["overdue"] = ExpectedEvents.Overdue,
        ["noOverdue"] = ExpectedEvents.NoOverdue,
        ["loading"] = ExpectedDoses.Loading,
        ["loadingOf"] = ExpectedDoses.LoadingOf,
        ["held"] = ExpectedDoses.Held,
        ["heldNone"] = ExpectedDoses.HeldNone,
        ["doses"] = ExpectedDoses.Doses,
        ["noAgent"] = ExpectedDoses.NoAgent,
        ["her2Cycle"] = ExpectedTracks.Her2Cycle,
        ["her2CycleOf"] = ExpectedTracks.Her2Cycle,
        ["her2CycleFirst"] = ExpectedTracks.Her2CycleFirst,
        ["loadingFirst"] = ExpectedTracks.LoadingFirst,
        ["trackCount"] = ExpectedTracks.Count,
        ["trackAfterSurgery"] = ExpectedTracks.AfterSurgery,
        ["trackAfterCeased"] = ExpectedTracks.AfterCeased,
        ["countOf"] = ExpectedTracks.CountOf,
        ["alerts"] = ExpectedAlerts.All,
        ["hasAlerts"] = ExpectedAlerts.Has,
        ["noAlerts"] = ExpectedAlerts.HasNot,
        ["alertSince"] = ExpectedAlerts.Since,
        ["clearance"] = ExpectedAlerts.Clearance,
        ["findings"] = ExpectedFindings.All,
        ["findingsOf"] = ExpectedFindings.Of,
        ["noFindings"] = ExpectedFindings.None,
    };

    /// <summary>Every word that a case may use.</summary>
    public static IEnumerable<string> Words => [.. Known.Keys, .. OfTheCase];

    public IEnumerable<string> Differences(Schedule schedule)
    {
        var result = new CaseResult(schedule, root.GetProperty("facts"));
        return root.GetProperty("expect").EnumerateObject().SelectMany(expected =>
            Known.TryGetValue(expected.Name, out var check) ? check(expected.Value, result)
            : OfTheCase.Contains(expected.Name) ? []
            : [$"{expected.Name}: nobody knows how to check that"]);
    }
}

/// <summary>The schedule of a case, and the facts behind it as they stand in the file.</summary>
internal sealed record CaseResult(Schedule Schedule, JsonElement Facts)
{
    /// <summary>Differences between a value expected for each key and the one found; an event that is not listed has the value <c>absent</c>.</summary>
    public IEnumerable<string> Values(JsonElement expected, string name, Func<ScheduleEvent, string> valueOf)
    {
        foreach (var value in expected.EnumerateObject())
        {
            var text = value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString() : value.Value.GetRawText();
            var found = Schedule.Find(value.Name) is { } e ? valueOf(e) : "absent";
            if (found != text)
            {
                yield return $"{name} of {value.Name}: expected {text}, found {found}";
            }
        }
    }

    /// <summary>Nothing when both lists have the same members.</summary>
    public static IEnumerable<string> Set(JsonElement expected, string name, IEnumerable<string> found)
    {
        var wanted = Texts(expected).Order(StringComparer.Ordinal).ToList();
        var actual = found.Order(StringComparer.Ordinal).ToList();
        return wanted.SequenceEqual(actual, StringComparer.Ordinal)
            ? []
            : [$"{name}: expected [{string.Join(", ", wanted)}], found [{string.Join(", ", actual)}]"];
    }

    public static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    public static IEnumerable<string> Same(string name, string expected, string found) =>
        expected == found ? [] : [$"{name}: expected {expected}, found {found}"];
}
