using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Plans;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Plans;

/// <summary>
/// Rows of a plan as the first edition of the rules wrote them: its echoes stood every three months after the first HER2 dose, whenever the last LVEF was.
/// The present edition counts from the last LVEF.
/// </summary>
public sealed class A_revised_edition_of_the_rules
{
    private const string Revised = "the rules were revised";
    private const string OldBasis = "the-first-edition";

    /// <summary>Three, six, nine and twelve months after 2026-01-05, rolled back; echo-1 was done on 20 March.</summary>
    private static readonly Dictionary<string, DateOnly> FirstEdition = new(StringComparer.Ordinal)
    {
        ["echo-2"] = new(2026, 7, 3),
        ["echo-3"] = new(2026, 10, 5),
        ["echo-4"] = new(2027, 1, 5),
    };

    [Fact]
    public async Task Is_told_once_for_each_event_that_moves_and_for_nothing_else()
    {
        await using var service = await OfTheFirstEdition();
        var told = (await service.Messages()).Count;

        await service.Sweep<ReplanningSweep>();
        await service.Sweep<ReplanningSweep>();

        var messages = (await service.Messages()).Skip(told).ToList();
        messages.Select(m => $"{m.Subject} {m.RoutingKey} {JsonNode.Parse(m.Body)!["data"]!["reason"]}").ShouldBe(
            [
                $"plan-0001/echo-2 echo.moved.north-clinic moved 14 days earlier: {Revised}",
                $"plan-0001/echo-3 echo.moved.north-clinic moved 17 days earlier: {Revised}",
                $"plan-0001/echo-4 echo.moved.north-clinic moved 18 days earlier: {Revised}",
                $"plan-0001/echo-9 echo.cancelled.north-clinic {Revised}",
            ],
            ignoreOrder: true);
        messages.ShouldAllBe(m => m.CorrelationId == null);
        (await service.InDatabase(db => db.Plans.SingleAsync())).CalendarId.ShouldNotBe(OldBasis);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Is_told_before_what_a_fact_changes_and_not_among_it()
    {
        await using var service = await OfTheFirstEdition();

        var answer = (await service.Record(Documents.Batch(Documents.Deferred("later", "tchp-5", "2026-04-07")))).Expect(HttpStatusCode.OK);

        answer.Json["changes"]!.AsArray().Select(change => change!["event"]!.GetValue<string>()).ShouldNotContain("echo-2");
        (await service.Messages()).Count(m => m.Body.Contains(Revised, StringComparison.Ordinal)).ShouldBe(4);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Is_told_in_the_next_digest()
    {
        await using var service = await OfTheFirstEdition();

        await service.Sweep<ReplanningSweep>();

        var digest = (await service.Get("/api/v1/digest?navigator=navigator.one@example.org")).Expect(HttpStatusCode.OK).Json;
        digest["changed"]!.AsArray().ShouldContain(line => line!.ToJsonString().Contains($"14 days earlier: {Revised}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_the_calendar_too_when_that_was_changed_meanwhile()
    {
        await using var service = await OfTheFirstEdition("""{"openDays":["Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"],"holidays":[]}""");

        await service.Sweep<ReplanningSweep>();

        (await service.Messages()).Where(m => m.Body.Contains(Revised, StringComparison.Ordinal))
            .ShouldAllBe(m => m.Body.Contains($"{Revised}, and the clinic's calendar was changed: Saturdays are closed now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_undone_by_a_replica_that_has_the_earlier_rules_still()
    {
        await using var service = await OfTheFirstEdition("""{"openDays":["Monday","Tuesday","Wednesday","Thursday","Friday"],"holidays":[],"rules":99}""");
        var told = (await service.Messages()).Count;

        await service.Sweep<ReplanningSweep>();

        (await service.Messages()).Count.ShouldBe(told);
        (await service.InDatabase(db => db.Plans.SingleAsync())).CalendarId.ShouldBe(OldBasis);
    }

    private static async Task<ServiceFixture> OfTheFirstEdition(string basis = """{"openDays":["Monday","Tuesday","Wednesday","Thursday","Friday"],"holidays":[]}""")
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(
            Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05"),
            Documents.DoseGiven("dose-2", "tchp-2", "2026-01-26"),
            Documents.DoseGiven("dose-3", "tchp-3", "2026-02-16"),
            Documents.DoseGiven("dose-4", "tchp-4", "2026-03-09"),
            Documents.Fact("lvef", "lvef-result", new JsonObject { ["event"] = "echo-1", ["date"] = "2026-03-20", ["percent"] = 60 }))))
                .Expect(HttpStatusCode.OK);
        await service.InDatabase(db => db.InOneTransaction(token => WriteAsBefore(db, basis, token), CancellationToken.None));
        return service;
    }

    private static async Task<int> WriteAsBefore(SchedulerDb db, string basis, CancellationToken cancel)
    {
        db.Calendars.Add(new CalendarRow { Id = OldBasis, Days = basis });
        (await db.Plans.SingleAsync(cancel)).CalendarId = OldBasis;
        var rows = await db.Events.ToListAsync(cancel);
        foreach (var row in rows)
        {
            row.Date = FirstEdition.GetValueOrDefault(row.Key, row.Date);
            row.Body = Body(row, row.Key);
        }

        var last = rows.Single(row => row.Key == "echo-4");
        db.Events.Add(new PlanEventRow
        {
            PlanId = last.PlanId, Key = "echo-9", Site = last.Site, Navigator = last.Navigator, Kind = last.Kind, Status = last.Status, Date = last.Date,
            Title = "LVEF echo 9", Body = Body(last, "echo-9"),
        });
        return rows.Count;
    }

    /// <summary>With its date, other words, and no clearance: the first edition knew other ones.</summary>
    private static string Body(PlanEventRow row, string key)
    {
        var body = JsonNode.Parse(row.Body)!;
        (body["key"], body["date"]) = (key, row.Date.ToString("O", CultureInfo.InvariantCulture));
        (body["why"], body["cardiacClearance"]) = ("As the first edition had it.", null);
        return body.ToJsonString();
    }
}
