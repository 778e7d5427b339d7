using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of events: their dates and their state.</summary>
internal static class ExpectedEvents
{
    /// <summary>Cancelled and omitted events may be listed with their last date, or left out.</summary>
    public static IEnumerable<string> Dates(JsonElement expected, CaseResult result) =>
    [
        .. DatesOf(expected, result),
        .. result.Schedule.Events.Where(e => (e.IsOpen || e.Done is not null) && !expected.TryGetProperty(e.Key, out _))
            .Select(e => $"{e.Key}: not expected, found {e.Date:O} ({WireNames<EventStatus>.Of(e.Status)})"),
    ];

    public static IEnumerable<string> DatesOf(JsonElement expected, CaseResult result) =>
        result.Values(expected, "date", e => (e.Done?.Date ?? e.Date).ToString("O"));

    public static IEnumerable<string> Status(JsonElement expected, CaseResult result) =>
        result.Values(expected, "status", e => WireNames<EventStatus>.Of(e.Status));

    public static IEnumerable<string> Done(JsonElement expected, CaseResult result) =>
        result.Values(expected, "done", e => e.Done?.Percent?.ToString() ?? "null");

    public static IEnumerable<string> Absent(JsonElement expected, CaseResult result) =>
        CaseResult.Texts(expected).Where(key => result.Schedule.Find(key) is not null).Select(key => $"{key}: expected to be absent");

    public static IEnumerable<string> KindOf(JsonElement expected, CaseResult result) => result.Values(expected, "kind", e => WireNames<EventKind>.Of(e.Kind));

    public static IEnumerable<string> Overdue(JsonElement expected, CaseResult result) =>
        from key in CaseResult.Texts(expected)
        let e = result.Schedule.Find(key)
        where e is not { IsOpen: true } || e.Date >= result.Schedule.AsOf
        select $"{key}: expected to be overdue, found {(e is null ? "absent" : $"{WireNames<EventStatus>.Of(e.Status)} {e.Date:O}")}";

    public static IEnumerable<string> NextEcho(JsonElement expected, CaseResult result) => CaseResult.Same(
        "nextEcho",
        expected.GetString()!,
        result.Schedule.Events.FirstOrDefault(e => e is { IsOpen: true, Kind: EventKind.Echo })?.Date.ToString("O") ?? "none");

    public static IEnumerable<string> NoOverdue(JsonElement expected, CaseResult result) =>
        from kind in CaseResult.Texts(expected)
        from e in result.Schedule.Events
        where e.IsOpen && WireNames<EventKind>.Of(e.Kind) == kind && e.Date < result.Schedule.AsOf
        select $"{e.Key}: overdue since {e.Date:O}";
}
