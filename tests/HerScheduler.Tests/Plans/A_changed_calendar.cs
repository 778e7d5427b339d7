using System.Net;
using HerScheduler.Digests;
using HerScheduler.Plans;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Plans;

/// <summary>A holiday is added to a site's calendar: dates move, and each says why.</summary>
public sealed class A_changed_calendar
{
    /// <summary>A Monday on which tchp-3 is planned.</summary>
    private const string Holiday = "2026-02-16";

    [Fact]
    public async Task Moves_what_is_planned_on_the_new_holiday_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic()))
        {
            await before.Approved(Documents.Tchp());
            await before.Sweep<ReplanningSweep>();
            (await before.Messages()).ShouldNotContain(m => m.RoutingKey.Contains(".moved.", StringComparison.Ordinal), "nothing has changed yet");
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic(Holiday));
        await after.Sweep<ReplanningSweep>();
        await after.Sweep<ReplanningSweep>();

        var moved = (await after.Messages()).Where(m => m.RoutingKey == "cycle.moved.north-clinic").ToList();
        moved[0].Subject.ShouldBe("plan-0001/tchp-3");
        moved[0].Body.ShouldContain($"\"reason\":\"moved 1 day: the clinic's calendar was changed: {Holiday} is closed now\"");
        moved.Select(m => m.Subject).ShouldBeUnique();
        (await after.InDatabase(db => db.Events.SingleAsync(e => e.Key == "tchp-3"))).Date.ShouldBe(new DateOnly(2026, 2, 17));
        await after.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Is_told_before_what_a_fact_changes_and_not_among_it()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic()))
        {
            await before.Approved(Documents.Tchp());
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic(Holiday));
        after.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var answer = (await after.Record(Documents.Batch(Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);

        answer.Json["changes"]!.AsArray().Select(change => change!["event"]!.GetValue<string>()).ShouldNotContain("tchp-3");
        (await after.Messages()).Count(m => m.RoutingKey == "cycle.moved.north-clinic" && m.CorrelationId is null).ShouldBeGreaterThan(0);
        await after.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Is_another_version_for_whoever_kept_what_was_read()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        string? calendar;
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic()))
        {
            await before.Approved(Documents.Tchp());
            (await before.Get("/api/v1/plans/plan-0001/schedule")).ETag.ShouldBe("\"0\"");
            calendar = (await before.Get("/api/v1/plans/plan-0001/schedule.ics")).ETag;
            (await Asked(before, calendar)).ShouldBe(HttpStatusCode.NotModified);
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic(Holiday));
        await after.Sweep<ReplanningSweep>();

        var schedule = await after.Get("/api/v1/plans/plan-0001/schedule");
        (schedule.ETag, schedule.Json["version"]!.GetValue<int>()).ShouldBe(("\"1\"", 1));
        (await Asked(after, calendar)).ShouldBe(HttpStatusCode.OK);
        (await after.Get("/api/v1/plans/plan-0001/schedule.ics")).Text.ShouldContain("SEQUENCE:1");
        var stale = (await after.Record(Documents.Batch(Documents.Deferred("later", "tchp-5", "2026-04-07")), ifMatch: "\"0\""))
            .Expect(HttpStatusCode.PreconditionFailed);
        stale.Json["version"]!.GetValue<int>().ShouldBe(1);
        (await after.Record(Documents.Batch(Documents.Deferred("later", "tchp-5", "2026-04-07")), ifMatch: "\"1\"")).Expect(HttpStatusCode.OK)
            .Json["version"]!.GetValue<int>().ShouldBe(2);
        await after.EveryPlanShouldBeWhole();
    }

    private static async Task<HttpStatusCode> Asked(ServiceFixture service, string? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/plans/plan-0001/schedule.ics");
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await service.Http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Beside a fact, recorded before the change, that moved the same cycles: each line says its own reason, and the navigator's own dates.</summary>
    [Fact]
    public async Task Is_told_in_the_next_digest_and_no_more()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), Morning(4), Clinic()))
        {
            await before.Approved(Documents.Tchp());
            await before.Sweep<DigestSweep>();
            (await before.Record(Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")))).Expect(HttpStatusCode.OK);
        }

        await using var after = await ServiceFixture.On(database.Shared(), Morning(4).AddHours(1), Clinic(Holiday));
        await after.Sweep<ReplanningSweep>();
        foreach (var day in new[] { 5, 6 })
        {
            after.Time.MoveTo(Morning(day));
            await after.Sweep<DigestSweep>();
        }

        var digests = (await after.Mails()).Select(mail => string.Join(' ', mail.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        digests[0].ShouldContain("TCHP cycle 3 of 6 Moved from Mon 16 Feb 2026 to Tue 17 Feb 2026");
        digests[0].ShouldContain("16 Feb is closed now", customMessage: "the holiday, as people write it");
        digests[0].ShouldContain("TCHP cycle 4 of 6 Moved from Mon 9 Mar 2026 to Mon 16 Mar 2026");
        digests[1].ShouldNotContain("CHANGED");
    }

    [Fact]
    public async Task Of_the_site_a_patient_moves_to_is_told_once_with_the_amendment()
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"), ("lake-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:1:Holidays:0"] = Holiday;
        await using var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp());
        var amended = Facts.Facts_sent_together.Amended(plan => plan["site"] = "lake-clinic");
        (await service.Record(Documents.Batch(Documents.Fact("to-the-lake", "plan-amended", amended)))).Expect(HttpStatusCode.OK);
        var told = (await service.Messages()).Count;

        await service.Sweep<ReplanningSweep>();

        (await service.Messages()).Count.ShouldBe(told);
        var moved = (await service.Messages()).First(m => m.RoutingKey == "cycle.moved.lake-clinic");
        (moved.Subject, moved.CorrelationId).ShouldBe(("plan-0001/tchp-3", "to-the-lake"));
    }

    [Fact]
    public async Task Of_another_site_leaves_a_plan_alone()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic()))
        {
            await before.Approved(Documents.Tchp());
        }

        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"), ("south-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:1:Holidays:0"] = Holiday;
        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, settings);
        var messages = (await after.Messages()).Count;
        await after.Sweep<ReplanningSweep>();

        (await after.Messages()).Count.ShouldBe(messages);
    }

    private static DateTimeOffset Morning(int day) => new(2026, 1, day, 5, 30, 0, TimeSpan.Zero);

    private static Dictionary<string, string?> Clinic(string? holiday = null)
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        if (holiday is not null)
        {
            settings["HerScheduler:Sites:0:Holidays:0"] = holiday;
        }

        return settings;
    }
}
