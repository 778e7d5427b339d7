using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of doses: their texts, which are loading doses, which are held.</summary>
internal static class ExpectedDoses
{
    public static IEnumerable<string> Loading(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected, "loading", result.Schedule.Events.Where(e => e.Doses.Any(dose => dose.Loading)).Select(e => e.Key));

    public static IEnumerable<string> LoadingOf(JsonElement expected, CaseResult result) =>
    [
        .. expected.EnumerateObject()
            .SelectMany(cycle => CaseResult.Set(cycle.Value, $"loading doses of {cycle.Name}", LoadingIn(result.Schedule.Find(cycle.Name)))),
        .. result.Schedule.Events.Where(e => LoadingIn(e).Any() && !expected.TryGetProperty(e.Key, out _))
            .Select(e => $"{e.Key}: no loading dose expected, found {string.Join(", ", LoadingIn(e))}"),
    ];

    public static IEnumerable<string> Held(JsonElement expected, CaseResult result) => CaseResult.Set(expected, "held", HeldIn(result.Schedule));

    public static IEnumerable<string> HeldNone(JsonElement expected, CaseResult result) =>
        HeldIn(result.Schedule).Select(key => $"{key}: held, none was expected");

    public static IEnumerable<string> Doses(JsonElement expected, CaseResult result) =>
        from cycle in expected.EnumerateObject()
        from dose in cycle.Value.EnumerateObject()
        from difference in CaseResult.Same($"{dose.Name} of {cycle.Name}", dose.Value.GetString()!, DoseOf(result.Schedule.Find(cycle.Name), dose.Name)?.Amount
            ?? "none")
        select difference;

    public static IEnumerable<string> NoAgent(JsonElement expected, CaseResult result) =>
        from cycle in expected.EnumerateObject()
        where DoseOf(result.Schedule.Find(cycle.Name), cycle.Value.GetString()!) is not null
        select $"{cycle.Name}: {cycle.Value} is among its doses";

    public static IEnumerable<string> LoadingIn(ScheduleEvent? e) =>
        (e?.Doses ?? []).Where(dose => dose.Loading).Select(dose => WireNames<Agent>.Of(dose.Agent));

    private static Dose? DoseOf(ScheduleEvent? e, string agent) =>
        (e?.Doses ?? []).Where(dose => WireNames<Agent>.Of(dose.Agent) == agent).Select(dose => (Dose?)dose).FirstOrDefault();

    private static IEnumerable<string> HeldIn(Schedule schedule) =>
        schedule.Events.Where(e => e.Status == EventStatus.Held || e.Doses.Any(dose => dose.Held)).Select(e => e.Key);
}
