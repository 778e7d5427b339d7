using System.Collections.Concurrent;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Digests;

[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class When_the_mail_server_is_away
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 5, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("MAIL", "451 4.3.0 Try later", 3)]
    [InlineData("MAIL", MailServer.Silence, 1)]
    [InlineData(".", MailServer.HangUp, 3)]
    [InlineData("EHLO", "421 4.3.2 Going down" + MailServer.HangUp, 3)]
    public async Task For_an_hour_every_digest_leaves_afterwards_with_the_message_id_it_had(string command, string answer, int navigators)
    {
        var answers = new ConcurrentDictionary<string, string> { [command] = answer };
        await using var server = new MailServer { Answers = answers };
        await using var service = await Clinic(server.Port, navigators, answer == MailServer.Silence ? "00:00:02" : null);
        await SweepEveryMinute(service, Morning, TimeSpan.FromHours(1));
        var waiting = await Rows(service);

        server.Mails.ShouldBeEmpty();
        waiting.Count.ShouldBe(navigators);
        waiting.ShouldAllBe(row => row.SentAt == null && row.GivenUp == null && row.Attempts >= 4 && row.Attempts <= 12);
        answers.Clear();
        await SweepEveryMinute(service, Morning.AddHours(1), TimeSpan.FromMinutes(45));

        (await Rows(service)).ShouldAllBe(row => row.SentAt != null);
        server.Mails.Select(IdOf).Distinct().Order().ShouldBe(waiting.Select(row => row.MessageId).Order());
    }

    [Fact]
    public async Task Until_the_day_is_over_the_digest_is_given_up_and_that_is_written_down()
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["MAIL"] = "451 4.3.0 Try later" } };
        await using var service = await Clinic(server.Port, navigators: 1);
        for (DateTimeOffset? now = Morning; now is { } due; now = (await Rows(service)).Single().DueAt)
        {
            await SweepAt(service, due);
        }

        var row = (await Rows(service)).Single();
        row.SentAt.ShouldBeNull();
        row.GivenUp.ShouldNotBeNull().ShouldStartWith("given up after ");
        row.GivenUp.ShouldContain("4.3.0 Try later");
    }

    [Fact]
    public async Task And_the_service_too_yesterdays_digest_is_written_down_and_todays_is_sent()
    {
        var answers = new ConcurrentDictionary<string, string> { ["MAIL"] = "451 4.3.0 Try later" };
        await using var server = new MailServer { Answers = answers };
        await using var service = await Clinic(server.Port, navigators: 1);
        await SweepAt(service, Morning);
        answers.Clear();

        await SweepAt(service, Morning.AddDays(1));

        var rows = (await Rows(service)).OrderBy(row => row.Day).ToList();
        (rows[0].SentAt, rows[0].GivenUp).ShouldBe((null, "Not sent on its day."));
        rows[1].SentAt.ShouldBe(Morning.AddDays(1));
        server.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task For_a_day_what_changed_before_is_in_the_next_digest_that_arrives()
    {
        var answers = new ConcurrentDictionary<string, string>();
        await using var server = new MailServer { Answers = answers };
        await using var service = await Clinic(server.Port, navigators: 1);
        await SweepAt(service, Morning);
        service.Time.MoveTo(Morning.AddHours(3));
        var plan = (await service.InDatabase(db => db.Plans.AsNoTracking().FirstAsync())).Id;
        (await service.Record(Documents.Batch(Documents.Fact("later", "deferred",
            new System.Text.Json.Nodes.JsonObject { ["event"] = "tchp-2", ["to"] = "2026-02-02", ["reason"] = "neutrophils" }, plan)), plan: plan))
            .Expect(System.Net.HttpStatusCode.OK);
        answers["MAIL"] = "451 4.3.0 Try later";
        for (var now = Morning.AddDays(1); now < Morning.AddDays(1).AddHours(18); now += TimeSpan.FromMinutes(30))
        {
            await SweepAt(service, now);
        }

        answers.Clear();
        await SweepAt(service, Morning.AddDays(2));

        server.Mails.Count.ShouldBe(2);
        server.Mails[^1].ShouldContain("neutrophils");
    }

    [Fact]
    public async Task For_one_address_for_good_that_is_written_down_and_the_others_get_theirs()
    {
        await using var service = await Clinic(RealMailServer.Port, navigators: 0);
        var (known, unknown) = (RealMailServer.NewAddress(), $"{Guid.NewGuid():N}@strict.example.org");
        await service.Approved(Documents.Tchp("plan-1", plan => plan["navigator"] = unknown));
        await service.Approved(Documents.Tchp("plan-2", plan => plan["navigator"] = "busy@example.org"));
        await service.Approved(Documents.Tchp("plan-3", plan => plan["navigator"] = known));
        await SweepAt(service, Morning);
        await SweepAt(service, Morning.AddSeconds(30));

        var rows = (await Rows(service)).ToDictionary(row => row.Recipient);
        rows[unknown].GivenUp.ShouldNotBeNull().ShouldContain("No such person");
        (rows["busy@example.org"].Attempts, rows["busy@example.org"].SentAt, rows["busy@example.org"].GivenUp).ShouldBe((1, null, null));
        rows[known].SentAt.ShouldBe(Morning);
        (await RealMailServer.MailsFor(known)).ShouldHaveSingleItem().Header("message-id").ShouldBe(rows[known].MessageId);
    }

    private static async Task<ServiceFixture> Clinic(int port, int navigators, string? timeout = null)
    {
        var settings = RealMailServer.Settings(port);
        settings["HerScheduler:Email:Smtp:Host"] = "127.0.0.1";
        if (timeout is not null)
        {
            settings["HerScheduler:Email:Smtp:Timeout"] = timeout;
        }

        var service = await ServiceFixture.Run(settings);
        for (var number = 0; number < navigators; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number}", plan => plan["navigator"] = $"navigator.{plan["id"]}@example.org"));
        }

        return service;
    }

    private static string IdOf(string mail) =>
        mail.Split("\r\n").Single(line => line.StartsWith("Message-ID: ", StringComparison.OrdinalIgnoreCase))["Message-ID: ".Length..];

    private static Task<List<MailRow>> Rows(ServiceFixture service) => service.InDatabase(db => db.Mails.AsNoTracking().ToListAsync());

    private static async Task SweepEveryMinute(ServiceFixture service, DateTimeOffset from, TimeSpan during)
    {
        for (var now = from; now < from + during; now += TimeSpan.FromMinutes(1))
        {
            await SweepAt(service, now);
        }
    }

    private static Task SweepAt(ServiceFixture service, DateTimeOffset now)
    {
        service.Time.MoveTo(now);
        return service.Sweep<DigestSweep>();
    }
}
