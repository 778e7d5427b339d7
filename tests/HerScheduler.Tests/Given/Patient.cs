using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Given;

/// <summary>One approved plan on a service of its own, and what happens to the patient, sent over HTTP.</summary>
public sealed class Patient : IAsyncDisposable
{
    private int _facts;

    private Patient(ServiceFixture service) => Service = service;

    public ServiceFixture Service { get; }

    /// <summary>TCHP from 2026-01-05; the clock stands before it.</summary>
    public static async Task<Patient> Approved(Action<JsonObject>? change = null)
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp(change: change));
        return new Patient(service);
    }

    /// <summary>As <see cref="Approved"/>, baseline echo of 62 % and all six cycles given on their days.</summary>
    public static async Task<Patient> AfterChemotherapy(Action<JsonObject>? change = null)
    {
        var patient = (await Approved(change)).On("2026-04-21");
        var doses = new[] { "2026-01-05", "2026-01-26", "2026-02-16", "2026-03-09", "2026-03-30", "2026-04-20" };
        (await patient.Send(
        [
            Documents.Fact("baseline", "lvef-result", new JsonObject { ["date"] = "2025-12-29", ["percent"] = 62 }),
            .. doses.Select((date, index) => Documents.DoseGiven($"dose-{index + 1}", $"tchp-{index + 1}", date)),
        ])).Expect(HttpStatusCode.OK);
        return patient;
    }

    /// <summary>Moves the clock to 09:00 UTC of a day.</summary>
    public Patient On(string day)
    {
        Service.Time.MoveTo(DateTimeOffset.Parse($"{day}T09:00:00Z", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Sends one fact; fails when it is refused.</summary>
    public async Task<Happened> Record(string kind, JsonObject fields)
    {
        var before = await Sequence();
        var answer = (await Send(Documents.Fact($"fact-{++_facts}", kind, fields))).Expect(HttpStatusCode.OK);
        var rows = await Service.InDatabase(db => db.Outbox.AsNoTracking().Where(m => m.Sequence > before).OrderBy(m => m.Sequence).ToListAsync());
        await Service.EveryPlanShouldBeWhole();
        return new Happened(answer, rows);
    }

    /// <summary>Sends facts together.</summary>
    public Task<Answer> Send(params JsonObject[] facts) => Service.Record(Documents.Batch(facts));

    public Task<PlanEventRow> Row(string key) => Service.InDatabase(db => db.Events.AsNoTracking().SingleAsync(e => e.Key == key));

    /// <summary><c>planned 2026-01-26</c>.</summary>
    public async Task<string> Stands(string key)
    {
        var row = await Row(key);
        return string.Create(CultureInfo.InvariantCulture, $"{row.Status.ToString().ToLowerInvariant()} {row.Date:O}");
    }

    public async Task<JsonNode> Event(string key) => (await Service.Get("/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.OK).Event(key);

    public ValueTask DisposeAsync() => new(Service.DisposeAsync());

    private async Task<int> Sequence() => (await Service.InDatabase(db => db.Plans.AsNoTracking().SingleAsync())).Sequence;
}

/// <summary>What a fact did, as answered and as told to others.</summary>
public sealed record Happened(Answer Answer, IReadOnlyList<OutboxRow> Messages)
{
    /// <summary><c>tchp-2 moved 2026-01-26 → 2026-02-02</c>, in the order of the answer.</summary>
    public IReadOnlyList<string> Changes =>
        [.. Answer.Json["changes"]!.AsArray().Select(c => $"{c!["event"]} {c["change"]} {c["from"]?.ToString() ?? "–"} → {c["to"]?.ToString() ?? "–"}")];

    /// <summary>The codes of the alerts that began, in the order of the answer.</summary>
    public IReadOnlyList<string> Began => Codes("began");

    /// <summary>The codes of the alerts that ended.</summary>
    public IReadOnlyList<string> Ended => Codes("ended");

    /// <summary><c>cycle.moved tchp-2</c>, in the order of the sequence.</summary>
    public IReadOnlyList<string> Told =>
        [.. Messages.Select(m => $"{m.RoutingKey[..m.RoutingKey.LastIndexOf('.')]} {m.Subject[(m.Subject.IndexOf('/', StringComparison.Ordinal) + 1)..]}")];

    private List<string> Codes(string what) => [.. Answer.Json["alerts"]![what]!.AsArray().Select(alert => alert!["code"]!.GetValue<string>())];

    public string Why(string key) => Answer.Json["changes"]!.AsArray().Single(c => c!["event"]!.GetValue<string>() == key)!["why"]!.GetValue<string>();
}
