using System.Globalization;
using System.Text.Json;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of a track as a whole: an array with its name and what is expected. Open and done cycles count.</summary>
internal static class ExpectedTracks
{
    public static IEnumerable<string> Her2Cycle(JsonElement expected, CaseResult result) =>
        result.Values(expected, "her2Cycle", e => e.Her2Cycle?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public static IEnumerable<string> Her2CycleFirst(JsonElement expected, CaseResult result) => CaseResult.Same(
        $"her2Cycle of the first {expected[0]}", expected[1].GetRawText(), Cycles(expected, result)
            .FirstOrDefault()?.Her2Cycle?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public static IEnumerable<string> LoadingFirst(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected[1], $"loading doses of the first {expected[0]}", ExpectedDoses.LoadingIn(Cycles(expected, result).FirstOrDefault()));

    public static IEnumerable<string> Count(JsonElement expected, CaseResult result) => Count(expected, Cycles(expected, result));

    public static IEnumerable<string> AfterSurgery(JsonElement expected, CaseResult result) =>
        Count(expected, Cycles(expected, result).Where(e => e.Date > result.Schedule.Find("surgery")!.Date));

    public static IEnumerable<string> AfterCeased(JsonElement expected, CaseResult result)
    {
        var ceased = result.Facts.EnumerateArray().Last(fact => fact.GetProperty("kind").GetString() == "ceased").GetProperty("date").GetString();
        var cycles = Cycles(expected, result).Where(e => e.Date >= Given.Day(ceased!)).ToList();
        return [.. Count(expected, cycles),
            .. CaseResult.Same($"first {expected[0]}", expected[2].GetString()!, cycles.FirstOrDefault()?.Date.ToString("O") ?? "none")];
    }

    public static IEnumerable<string> CountOf(JsonElement expected, CaseResult result) => expected.EnumerateObject().SelectMany(counted => counted.Name switch
    {
        "HER2 cycles after surgery" =>
            CaseResult.Same(counted.Name, counted.Value.GetRawText(), Her2CyclesAfterSurgery(result).ToString(CultureInfo.InvariantCulture)),
        _ => [$"countOf {counted.Name}: nobody knows how to count that"],
    });

    private static int Her2CyclesAfterSurgery(CaseResult result)
    {
        var surgery = result.Schedule.Find("surgery")!.Date;
        return result.Schedule.Events.Count(e => e.Her2Cycle is not null && (e.IsOpen || e.Done is not null) && e.Date > surgery);
    }

    private static IEnumerable<string> Count(JsonElement expected, IEnumerable<ScheduleEvent> found) =>
        CaseResult.Same($"cycles of {expected[0]}", expected[1].GetRawText(), found.Count().ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<ScheduleEvent> Cycles(JsonElement expected, CaseResult result) =>
        result.Schedule.Events.Where(e =>
            e.Kind == EventKind.Cycle && (e.IsOpen || e.Done is not null) && e.Key[..e.Key.LastIndexOf('-')] == expected[0].GetString());
}
