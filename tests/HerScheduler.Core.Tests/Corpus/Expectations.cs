using System.Text.Json;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of a schedule; each property is optional.</summary>
/// <remarks>
/// dates: every open or done event, and no other · loading: the cycles with a loading dose, and no other · status · absent: keys that are not listed ·
/// held: the cycles with a held dose, and no other · her2Cycle · clearance: state per cycle · alerts: "code event since", and no other ·
/// findings: "rule severity", and no other · refused: ids of facts that are refused · done: percent per echo, null without one.
/// </remarks>
internal sealed class Expectations(JsonElement expect)
{
    public IEnumerable<string> Differences(Schedule schedule) =>
    [
        .. Dates(schedule),
        .. Set("loading", schedule.Events.Where(e => e.Doses.Any(dose => dose.Loading)).Select(e => e.Key)),
        .. Set("held", schedule.Events.Where(e => e.Doses.Any(dose => dose.Held)).Select(e => e.Key)),
        .. Set("alerts", schedule.Alerts.Select(alert => $"{WireNames<AlertCode>.Of(alert.Code)} {alert.Event ?? "-"} {alert.Since:O}")),
        .. Set("findings", schedule.Findings.Select(finding => $"{finding.Rule} {WireNames<Severity>.Of(finding.Severity)}")),
        .. Values("status", schedule, e => WireNames<EventStatus>.Of(e.Status)),
        .. Values("her2Cycle", schedule, e => e.Her2Cycle?.ToString() ?? "null"),
        .. Values("clearance", schedule, e => e.CardiacClearance is { } clearance ? WireNames<ClearanceState>.Of(clearance.State) : "null"),
        .. Values("done", schedule, e => e.Done?.Percent?.ToString() ?? "null"),
        .. Absent(schedule),
    ];

    /// <summary>Cancelled and omitted events may be listed with their last date, or left out.</summary>
    private IEnumerable<string> Dates(Schedule schedule)
    {
        if (!expect.TryGetProperty("dates", out var dates))
        {
            yield break;
        }

        foreach (var (key, expected) in dates.EnumerateObject().Select(p => (p.Name, p.Value.GetString())))
        {
            var found = schedule.Find(key)?.Date.ToString("O") ?? "absent";
            if (found != expected)
            {
                yield return $"{key}: expected {expected}, found {found}";
            }
        }

        foreach (var extra in schedule.Events.Where(e => (e.IsOpen || e.Done is not null) && !dates.TryGetProperty(e.Key, out _)))
        {
            yield return $"{extra.Key}: not expected, found {extra.Date:O} ({WireNames<EventStatus>.Of(extra.Status)})";
        }
    }

    private IEnumerable<string> Set(string property, IEnumerable<string> found)
    {
        if (!expect.TryGetProperty(property, out var list))
        {
            yield break;
        }

        var expected = list.EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal).ToList();
        var actual = found.Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            yield return $"{property}: expected [{string.Join(", ", expected)}], found [{string.Join(", ", actual)}]";
        }
    }

    private IEnumerable<string> Values(string property, Schedule schedule, Func<ScheduleEvent, string> valueOf)
    {
        if (!expect.TryGetProperty(property, out var values))
        {
            yield break;
        }

        foreach (var value in values.EnumerateObject())
        {
            var expected = value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString() : value.Value.GetRawText();
            var found = schedule.Find(value.Name) is { } e ? valueOf(e) : "absent";
            if (found != expected)
            {
                yield return $"{property} of {value.Name}: expected {expected}, found {found}";
            }
        }
    }

    private IEnumerable<string> Absent(Schedule schedule) => expect.TryGetProperty("absent", out var absent)
        ? absent.EnumerateArray().Select(key => key.GetString()!).Where(key => schedule.Find(key) is not null).Select(key => $"{key}: expected to be absent")
        : [];
}
