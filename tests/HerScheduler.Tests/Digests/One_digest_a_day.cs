using System.Globalization;
using System.Net;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Digests;

public sealed class One_digest_a_day
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Leaves_at_the_digest_time_of_the_navigators_own_zone()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepEvery(service, Quarter, "2026-01-04T23:00:00Z", "2026-01-05T05:15:00Z");
        service.MailFiles().ShouldBeEmpty();
        await SweepEvery(service, Quarter, "2026-01-05T05:30:00Z", "2026-01-05T22:45:00Z");

        var mail = (await service.Mails()).ShouldHaveSingleItem();
        mail.Header("subject").ShouldBe("1 overdue, 1 today");
        mail["to"]!.ToJsonString().ShouldBe("""["navigator.one@example.org"]""");
        mail.Header("message-id").ShouldMatch("^<digest\\.2026-01-05\\.[0-9a-f]{20}@127\\.0\\.0\\.1>$");
        mail.Header("message-id").ShouldNotContain("navigator");
        (await Row(service)).SentAt.ShouldBe(Instant("2026-01-05T05:30:00Z"));
    }

    [Fact]
    public async Task Is_never_two_and_the_next_day_has_its_own()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepEvery(service, TimeSpan.FromHours(1), "2026-01-05T00:00:00Z", "2026-01-07T23:00:00Z");

        (await service.Mails()).Select(m => m.Header("message-id")[..18]).ShouldBe(["<digest.2026-01-05", "<digest.2026-01-06", "<digest.2026-01-07"]);
        (await service.Mails()).Select(m => m.Header("message-id")).ShouldBeUnique();
    }

    [Theory]
    [InlineData("2026-03-28T21:00:00Z", "2026-03-29T21:45:00Z", "2026-03-29T01:00:00Z")] // 02:30 does not exist
    [InlineData("2026-10-24T21:00:00Z", "2026-10-25T22:45:00Z", "2026-10-25T00:30:00Z")] // 02:30 exists twice
    public async Task Goes_out_once_in_the_nights_the_clocks_change(string from, string to, string sent)
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", "Europe/Berlin", "02:30")));
        await service.Approved(Documents.Tchp());
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Instant(sent), zone).DateTime);

        await SweepEvery(service, Quarter, from, to);

        var rows = await service.InDatabase(db => db.Mails.Where(d => d.Day == day).ToListAsync());
        rows.ShouldHaveSingleItem().SentAt.ShouldBe(Instant(sent));
        service.MailFiles().Count(f => f.Contains($"digest.{day:yyyy-MM-dd}", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Follows_the_zone_of_each_navigators_first_site()
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", "Pacific/Kiritimati", "06:30"), ("west-clinic", "Etc/GMT+12", "06:30")));
        await service.Approved(Documents.Tchp("plan-1"));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        await service.Approved(Documents.Tchp("plan-2", plan => plan["site"] = "west-clinic"));
        await service.Approved(Documents.Tchp("plan-3", plan => { plan["site"] = "west-clinic"; plan["navigator"] = "navigator.west@example.org"; }));

        await SweepEvery(service, Quarter, "2026-01-04T12:00:00Z", "2026-01-05T18:30:00Z");

        var sent = await service.InDatabase(db => db.Mails.Where(d => d.Day == new DateOnly(2026, 1, 5)).ToDictionaryAsync(d => d.Recipient, d => d.SentAt));
        sent["navigator.one@example.org"].ShouldBe(Instant("2026-01-04T16:30:00Z"));
        sent["navigator.west@example.org"].ShouldBe(Instant("2026-01-05T18:30:00Z"));
    }

    [Fact]
    public async Task Says_of_each_plan_what_is_due_on_the_day_of_its_own_site()
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", "Pacific/Kiritimati", "06:30"), ("west-clinic", "Etc/GMT+12", "06:30")));
        await service.Approved(Documents.Tchp("plan-1"));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        await service.Approved(Documents.Tchp("plan-2", plan => plan["site"] = "west-clinic"));
        await SweepAt(service, "2026-01-04T16:30:00Z");

        var mail = (await service.Mails()).Single();

        mail.Header("subject").ShouldBe("2 overdue, 1 today", "in the west it is still the 4th: the cycle is tomorrow's");
        mail.Text().ShouldContain("Mon 5 Jan 2026, tomorrow");
    }

    [Fact]
    public async Task Is_one_for_a_navigator_whose_address_is_written_in_two_ways()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["navigator"] = "nav@example.org"));
        await service.Approved(Documents.Tchp("plan-2", plan => plan["navigator"] = "Nav@Example.org"));
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var mail = (await service.Mails()).ShouldHaveSingleItem();

        mail.Header("subject").ShouldBe("2 overdue, 2 today");
        mail["to"]!.ToJsonString().ShouldBe("""["nav@example.org"]""");
        foreach (var asked in new[] { "nav@example.org", "NAV@example.org" })
        {
            (await service.Get($"/api/v1/plans?navigator={asked}")).Json["plans"]!.AsArray().Count.ShouldBe(2);
            (await service.Get($"/api/v1/digest?navigator={asked}")).Json["dueToday"]!.AsArray().Count.ShouldBe(2);
            (await service.Get($"/api/v1/reports/deliveries?navigator={asked}")).Json["deliveries"]!.AsArray().Count.ShouldBe(1);
        }

        (await service.Get("/api/v1/plans/plan-2")).Json["document"]!["navigator"]!.GetValue<string>()
            .ShouldBe("Nav@Example.org", "the document is what was sent");
    }

    [Fact]
    public async Task Is_no_mail_when_there_is_nothing_in_it()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp(change: plan => plan["start"] = "2027-01-04"));

        await SweepEvery(service, TimeSpan.FromHours(1), "2026-01-05T00:00:00Z", "2026-01-05T23:00:00Z");

        service.MailFiles().ShouldBeEmpty();
        var row = await Row(service);
        (row.DueAt, row.GivenUp, row.SentAt).ShouldBe((null, null, null));
        (await service.Get("/api/v1/reports/deliveries")).Json["deliveries"]!.AsArray()
            .ShouldNotContain(delivery => delivery!["what"]!.GetValue<string>() == "digest");
    }

    [Fact]
    public async Task Is_not_sent_for_a_patient_who_died()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(Instant("2026-01-05T04:00:00Z"));
        (await service.Record(Documents.Batch(Documents.Fact("f1", "patient-died", new() { ["date"] = "2026-01-05", ["reason"] = "heart failure" }))))
            .Expect(HttpStatusCode.OK);

        await SweepAt(service, "2026-01-05T05:30:00Z");

        service.MailFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Left_in_doubt_by_a_crash_is_sent_with_the_same_message_id()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        var folder = Path.Combine(service.Folder, "mail");
        await File.WriteAllTextAsync(folder, "a file where the folder should be");
        await Should.ThrowAsync<IOException>(() => SweepAt(service, "2026-01-05T05:30:00Z"));
        var reserved = await Row(service);
        (reserved.SentAt, reserved.DueAt).ShouldBe((null, Instant("2026-01-05T05:40:00Z")));

        File.Delete(folder);
        await SweepAt(service, "2026-01-05T05:39:00Z");
        service.MailFiles().ShouldBeEmpty("the sweep that claimed it might still be sending");
        await SweepAt(service, "2026-01-05T05:40:00Z");
        await SweepAt(service, "2026-01-05T05:51:00Z");

        var mail = (await service.Mails()).ShouldHaveSingleItem();
        mail.Header("message-id").ShouldBe(reserved.MessageId);
        (await Row(service)).SentAt.ShouldBe(Instant("2026-01-05T05:40:00Z"));
    }

    [Fact]
    public async Task Of_two_sweeps_at_once_only_one_claims_it()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(Instant("2026-01-05T05:30:00Z"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.Sweep<DigestSweep>()));

        (await service.Mails()).ShouldHaveSingleItem();
        (await Row(service)).SentAt.ShouldBe(Instant("2026-01-05T05:30:00Z"));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Task<MailRow> Row(ServiceFixture service) => service.InDatabase(db => db.Mails.AsNoTracking().SingleAsync());

    private static Task SweepAt(ServiceFixture service, string instant)
    {
        service.Time.MoveTo(Instant(instant));
        return service.Sweep<DigestSweep>();
    }

    private static async Task SweepEvery(ServiceFixture service, TimeSpan step, string from, string to)
    {
        for (var instant = Instant(from); instant <= Instant(to); instant += step)
        {
            service.Time.MoveTo(instant);
            await service.Sweep<DigestSweep>();
        }
    }
}
