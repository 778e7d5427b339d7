using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Digests;
using HerScheduler.Reminders;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Import;

/// <summary>A clinic goes live with patients whose plans began months ago: nobody's mailbox is flooded with what lies behind.</summary>
public sealed class Patients_nobody_knew_here
{
    private const string Tag = "<span class=\"tag\">acknowledged</span>";

    [Fact]
    public async Task Bring_a_digest_and_no_mail_or_message_for_each_event_that_lies_behind()
    {
        await using var service = await ServiceFixture.Run();
        service.Time.MoveTo(CommandRun.Now);
        (await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(20, start: "2025-02-17")))).Status.ShouldBe(0);
        foreach (var _ in Enumerable.Range(0, 26))
        {
            service.Time.Advance(TimeSpan.FromHours(1));
            await service.Sweep<AlertSweep>();
            await service.Sweep<NoticeSweep>();
            await service.Sweep<TimetableSweep>();
            await service.Sweep<DigestSweep>();
        }

        var mails = await service.InDatabase(db => db.Mails.AsNoTracking().Where(mail => !mail.IsObsolete).Select(mail => mail.Recipient).ToListAsync());
        mails.ShouldNotBeEmpty();
        mails.GroupBy(to => to).ShouldAllBe(of => of.Count() <= 5);
        (await service.Messages()).ShouldNotContain(message => message.RoutingKey.Contains(".overdue.", StringComparison.Ordinal));
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Are_watched_as_ever_in_what_lies_ahead_and_in_what_a_fact_moves()
    {
        await using var service = await ServiceFixture.Run();
        service.Time.MoveTo(CommandRun.Now);
        (await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(1, start: "2025-12-01")))).Status.ShouldBe(0);

        (await Next(service, "tchp-1")).ShouldBeNull();
        (await Next(service, "tchp-2")).ShouldBeNull();
        (await Next(service, "tchp-3")).ShouldNotBeNull();

        var given = Documents.DoseGiven("dose-1", "tchp-1", "2025-12-19");
        given["plan"] = "plan-00001";
        (await service.Record(Documents.Batch(given), "plan-00001")).Expect(HttpStatusCode.OK);
        (await Next(service, "tchp-2")).ShouldNotBeNull("it was moved to a day ahead");
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>Nobody is told of it, and nobody has acknowledged it: the lists say so of what a person did, and of nothing else.</summary>
    [Fact]
    public async Task Are_overdue_without_anybody_having_acknowledged_it()
    {
        await using var service = await ServiceFixture.Run();
        service.Time.MoveTo(CommandRun.Now);
        (await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(1, start: "2025-12-01")))).Status.ShouldBe(0);
        var before = (await service.Get("/")).Expect(HttpStatusCode.OK).Text;
        before.ShouldContain("days overdue");
        before.ShouldNotContain(Tag);

        var seen = Documents.Fact("seen", "acknowledged", new JsonObject { ["event"] = "echo-baseline", ["note"] = "asked for (invented)" }, "plan-00001");
        (await service.Record(Documents.Batch(seen), "plan-00001")).Expect(HttpStatusCode.OK);
        (await service.Get("/")).Text.ShouldContain(Tag);

        var back = Documents.Fact("back", "retracted", new JsonObject { ["fact"] = "seen", ["reason"] = "another patient's (invented)" }, "plan-00001");
        (await service.Record(Documents.Batch(back), "plan-00001")).Expect(HttpStatusCode.OK);
        (await service.Get("/")).Text.ShouldNotContain(Tag);
        foreach (var _ in Enumerable.Range(0, 26))
        {
            service.Time.Advance(TimeSpan.FromHours(1));
            await service.Sweep<NoticeSweep>();
            await service.Sweep<TimetableSweep>();
        }

        (await service.Messages()).ShouldNotContain(message => message.RoutingKey.Contains(".overdue.", StringComparison.Ordinal));
    }

    private static async Task<DateTimeOffset?> Next(ServiceFixture service, string key) =>
        (await service.InDatabase(db => db.Events.AsNoTracking().SingleAsync(row => row.Key == key && row.Status == EventStatus.Planned))).NextNoticeAt;
}
