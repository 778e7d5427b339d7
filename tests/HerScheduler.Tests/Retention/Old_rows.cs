using System.Net;
using HerScheduler.Core.Notices;
using HerScheduler.Data;
using HerScheduler.Retention;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Retention;

public sealed class Old_rows
{
    [Fact]
    public async Task Messages_go_when_they_were_sent_longer_ago_than_the_age_and_not_a_moment_before()
    {
        await using var service = await ServiceFixture.Run(Ages("SentMessages", "8"));
        await service.Approved(Documents.Tchp());
        await service.RelayAll();
        var count = (await service.Messages()).Count;

        service.Time.Advance(TimeSpan.FromDays(8));
        await service.Sweep<RetentionSweep>();
        (await service.Messages()).Count.ShouldBe(count, "exactly 8 days is not longer");

        service.Time.Advance(TimeSpan.FromMilliseconds(1));
        await service.Sweep<RetentionSweep>();
        (await service.Messages()).ShouldBeEmpty();
        (await service.Get("/api/v1/plans/plan-0001/messages")).Text.ShouldBe($$"""{"messages":[],"first":null,"last":{{count}},"next":null}""");
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task What_became_of_events_goes_with_the_messages_that_told_it()
    {
        await using var service = await ServiceFixture.Run(Ages("SentMessages", "8"));
        await service.Approved(Documents.Tchp());
        (await service.Record(Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")))).Expect(HttpStatusCode.OK);

        service.Time.Advance(TimeSpan.FromDays(8));
        await service.Sweep<RetentionSweep>();
        (await service.InDatabase(db => db.EventChanges.CountAsync())).ShouldBeGreaterThan(1, "exactly 8 days is not longer");

        service.Time.Advance(TimeSpan.FromMilliseconds(1));
        await service.Sweep<RetentionSweep>();
        (await service.InDatabase(db => db.EventChanges.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Unsent_messages_stay_however_old_they_are()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await service.RelayAll();
        await service.Approved(Documents.Tchp("plan-2"));

        service.Time.Advance(TimeSpan.FromDays(3650));
        await service.Sweep<RetentionSweep>();

        (await service.Messages("plan-1")).ShouldBeEmpty();
        (await service.Messages("plan-2")).ShouldNotBeEmpty();
        (await service.Messages("plan-2")).ShouldAllBe(message => message.SentAt == null);
    }

    [Fact]
    public async Task Many_rows_go_in_batches_and_what_follows_starts_behind_them()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var number in Enumerable.Range(1, 40))
        {
            await service.Approved(Documents.Tchp($"plan-{number}"));
        }

        await service.RelayAll();
        var last = (await service.Messages())[^1].Id;
        service.Time.Advance(TimeSpan.FromDays(91));
        (await service.Messages()).Count.ShouldBeGreaterThan(OldRows.Batch);

        await service.Sweep<RetentionSweep>();

        (await service.Messages()).ShouldBeEmpty();
        (await service.InDatabase(db => db.Installation.SingleAsync())).RemovedUpTo.ShouldBe(last);
        await service.Approved(Documents.Tchp("plan-next"));
        (await service.Messages())[0].Id.ShouldBeGreaterThan(last, "no id is used twice");
    }

    [Fact]
    public async Task Notices_go_with_age_when_their_plan_is_closed_and_only_then()
    {
        await using var service = await ServiceFixture.Run(Ages("Notices", "30"));
        await service.Approved(Documents.Tchp("plan-open"));
        await service.Closed("plan-closed");
        await service.InDatabase(async db =>
        {
            foreach (var plan in new[] { "plan-open", "plan-closed" })
            {
                db.Notices.Add(Notice(plan, ServiceFixture.Start));
                db.Notices.Add(Notice(plan, ServiceFixture.Start.AddDays(20)));
            }

            return await db.SaveChangesAsync();
        });

        service.Time.MoveTo(ServiceFixture.Start.AddDays(31));
        await service.Sweep<RetentionSweep>();

        var left = await service.InDatabase(db => db.Notices.OrderBy(n => n.PlanId).ThenBy(n => n.NoticedAt).Select(n => n.PlanId).ToListAsync());
        left.ShouldBe(["plan-closed", "plan-open", "plan-open"]);
    }

    [Fact]
    public async Task Digests_go_by_their_day()
    {
        await using var service = await ServiceFixture.Run(Ages("Digests", "10"));
        await service.InDatabase(async db =>
        {
            db.Mails.AddRange(Enumerable.Range(1, 31).SelectMany(day => new[] { "one@example.org", "two@example.org" }.Select(navigator => new MailRow
            {
                MessageId = $"<{day}.{navigator}>", Kind = MailRow.Digest, Recipient = navigator, Day = new DateOnly(2025, 12, day),
                CreatedAt = new DateTimeOffset(2025, 12, day, 10, 0, 0, TimeSpan.Zero),
            })));
            return await db.SaveChangesAsync();
        });

        service.Time.MoveTo(new DateTimeOffset(2025, 12, 31, 9, 0, 0, TimeSpan.Zero));
        await service.Sweep<RetentionSweep>();

        var left = await service.InDatabase(db => db.Mails.Select(digest => digest.Day.Day).Distinct().OrderBy(day => day).ToListAsync());
        left.ShouldBe(Enumerable.Range(21, 11));
    }

    private static NoticeRow Notice(string plan, DateTimeOffset at) => new()
    {
        PlanId = plan, EventKey = "tchp-1", Date = new DateOnly(2026, 1, 5), Kind = NoticeKind.Reminder, Days = at == ServiceFixture.Start
            ? 14
            : 7, NoticedAt = at,
    };

    private static Dictionary<string, string?> Ages(string name, string days) => new() { [$"HerScheduler:Retention:{name}"] = days };
}
