using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Simulation;

/// <summary>What happens to a patient on a day, at random: mostly what is planned, sometimes not.</summary>
internal static class Life
{
    /// <summary>A fact about something that is due or late; null on a day on which nothing is.</summary>
    public static JsonObject? Next(SimulatedPatient patient, DateTimeOffset now, int number, Random random)
    {
        var schedule = patient.On(now);
        var today = schedule.AsOf;
        if (random.Next(200) == 0)
        {
            return Fact(patient, number, "patient-died", ("date", Iso(today)), ("reason", "as simulated"));
        }

        var due = schedule.Events.Where(item => Timing.Of(item, today).State is TimingState.Due or TimingState.Overdue).ToList();
        if (due.Count == 0)
        {
            return null;
        }

        var item = due[random.Next(due.Count)];
        var chance = random.Next(10);
        return item.Kind switch
        {
            _ when chance == 0 && item.Date < today => Fact(patient, number, "acknowledged", ("event", item.Key), ("note", "seen")),
            EventKind.Cycle when chance == 1 =>
                Fact(patient, number, "deferred", ("event", item.Key), ("to", Iso(today.AddDays(7))), ("reason", "neutrophils")),
            EventKind.Cycle => Fact(patient, number, "dose-given", ("event", item.Key), ("date", Iso(today))),
            EventKind.Echo => Result(patient, number, today, random),
            _ => null,
        };
    }

    private static JsonObject Result(SimulatedPatient patient, int number, DateOnly today, Random random)
    {
        var fact = Fact(patient, number, "lvef-result", ("date", Iso(today)));
        fact["percent"] = random.Next(5) == 0 ? 44 : random.Next(55, 66);
        return fact;
    }

    private static JsonObject Fact(SimulatedPatient patient, int number, string kind, params (string Name, string Value)[] fields)
    {
        var body = new JsonObject();
        foreach (var (name, value) in fields)
        {
            body[name] = value;
        }

        var fact = Documents.Fact(string.Create(CultureInfo.InvariantCulture, $"fact-{number}"), kind, body);
        fact["plan"] = patient.Plan.Id;
        return fact;
    }

    public static byte[] Bytes(this JsonObject fact) => Encoding.UTF8.GetBytes(fact.ToJsonString());

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
