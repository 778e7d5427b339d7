using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;

namespace HerScheduler.Courses;

/// <summary>The stored rows of a plan's events as the schedule they were written from, by whatever edition of the rules.</summary>
public static class StoredEvents
{
    /// <summary>
    /// What a later schedule of the same plan is compared with. Taken from the rows is what somebody acts on: the date, the status, whether it was done,
    /// and the doses of what is open. The clearance ages by itself, and a dose that was given is not told again because it is called differently now.
    /// </summary>
    /// <param name="rows">The rows of one plan.</param>
    /// <param name="later">The later schedule.</param>
    public static Schedule AsTold(IEnumerable<PlanEventRow> rows, Schedule later)
    {
        ArgumentNullException.ThrowIfNull(later);
        var events = later.Events.ToDictionary(item => item.Key, StringComparer.Ordinal);
        return later with { Events = [.. rows.Select(row => AsTold(row, events.GetValueOrDefault(row.Key)))] };
    }

    private static ScheduleEvent AsTold(PlanEventRow row, ScheduleEvent? later)
    {
        var was = Read(row);
        return later is null ? was : was with
        {
            CardiacClearance = later.CardiacClearance,
            Doses = was.Status == EventStatus.Done ? later.Doses : was.Doses,

            // A held one says no more whether its branch was decided; nobody was told of it when it was not.
            IsProvisional = was.IsProvisional || (was.Status == EventStatus.Held && later.IsProvisional),
        };
    }

    private static ScheduleEvent Read(PlanEventRow row)
    {
        using var json = JsonDocument.Parse(row.Body);
        var body = json.RootElement;
        return new ScheduleEvent
        {
            Key = row.Key,
            Kind = row.Kind,
            Title = row.Title,
            Date = row.Date,
            Window = new DateWindow(Day(body.GetProperty("window").GetProperty("earliest")), Day(body.GetProperty("window").GetProperty("latest"))),
            Status = row.Status,
            IsProvisional = row.Status == EventStatus.Provisional,
            Doses = [.. body.GetProperty("doses").EnumerateArray().Select(DoseOf)],
            Done = DoneOf(body.GetProperty("done")),
            Booked = row.Booked,
            Why = body.GetProperty("why").GetString()!,
            Source = body.GetProperty("source").GetString()!,
        };
    }

    private static Dose DoseOf(JsonElement dose) => new(
        WireNames<Agent>.TryParse(dose.GetProperty("agent").GetString()!, out var agent)
            ? agent
            : throw new JsonException($"A stored event names the agent {dose.GetProperty("agent")}, which is none."),
        dose.GetProperty("dose").GetString()!,
        dose.GetProperty("loading").GetBoolean(),
        dose.GetProperty("held").GetBoolean());

    private static Done? DoneOf(JsonElement done) => done.ValueKind == JsonValueKind.Null
        ? null
        : new Done(Day(done.GetProperty("date")), done.TryGetProperty("percent", out var percent) ? percent.GetDecimal() : null);

    private static DateOnly Day(JsonElement day) => DateOnly.ParseExact(day.GetString()!, "O");
}
