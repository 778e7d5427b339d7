using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Retention;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Retention;

public sealed class Archiving_closed_plans : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder.File("archive");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_plan_is_written_whole_and_its_rows_go_but_not_its_log()
    {
        await using var service = await Service();
        await service.Closed();
        var (messages, events) = (await service.Messages(), await service.InDatabase(db => db.Events.CountAsync()));
        var log = await service.InDatabase(db => db.Log.OrderBy(entry => entry.Number).ToListAsync());

        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        var file = Files().ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe($"plan-0001.1.{log[^1].Hash[..12]}.json");
        Path.GetFileName(Path.GetDirectoryName(file)).ShouldBe("2025");
        var text = await File.ReadAllTextAsync(file);
        text.Count(c => c == '\n').ShouldBe(1, "one line, so that files can be put together");
        var plan = JsonNode.Parse(text)!;
        plan["messages"]!.AsArray().Select(m => m!["id"]!.GetValue<string>()).ShouldBe(messages.Select(m => m.MessageId));
        plan["events"]!.AsArray().Count.ShouldBe(events);
        plan["log"]!.AsArray().Select(e => e!["hash"]!.GetValue<string>()).ShouldBe(log.Select(e => e.Hash));
        plan["lastHash"]!.GetValue<string>().ShouldBe(log[^1].Hash);
        (await Stored.In(service)).ShouldBe(new Stored(Plans: 1, Events: 0, Log: log.Count, Outbox: 0));
        await service.EveryChainShouldHold();
        (await service.Get("/api/v1/plans/plan-0001/schedule"))
            .Expect(HttpStatusCode.OK).Json["events"]!.AsArray().Count.ShouldBe(events, "it is replayed from the log");
    }

    [Fact]
    public async Task From_the_archived_log_its_hashes_can_be_computed_again()
    {
        await using var service = await Service();
        await service.Closed();
        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        var plan = JsonNode.Parse(await File.ReadAllTextAsync(Files().Single()))!;

        foreach (var entry in plan["log"]!.AsArray())
        {
            var row = new HerScheduler.Data.LogEntryRow
            {
                PlanId = plan["plan"]!.GetValue<string>(),
                Number = entry!["number"]!.GetValue<int>(),
                EntryId = entry["id"]!.GetValue<string>(),
                Kind = entry["kind"]!.GetValue<string>(),
                Body = await Raw(service, entry["number"]!.GetValue<int>()),
                RecordedAt = DateTimeOffset.Parse(entry["recordedAt"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
                By = entry["by"]!.GetValue<string>(),
                Sender = entry["sender"]!.GetValue<string>(),
                PreviousHash = entry["previousHash"]!.GetValue<string>(),
                Hash = entry["hash"]!.GetValue<string>(),
            };
            HerScheduler.Courses.HashChain.Unkeyed.HashOf(row, row.Number).ShouldBe(row.Hash);
        }
    }

    [Fact]
    public async Task A_plan_that_is_open_or_closed_for_too_short_or_not_told_yet_is_left_alone()
    {
        await using var service = await Service();
        await service.Closed("plan-untold");
        await service.Approved(Documents.Tchp("plan-open"));
        await service.RelayAll();
        service.Time.Advance(TimeSpan.FromDays(15));
        await service.Closed("plan-late");
        service.Time.Advance(TimeSpan.FromDays(16));
        await service.InDatabase(db => db.Outbox
            .Where(m => m.PlanId == "plan-untold" && m.Sequence == 3)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)null)));

        await service.Sweep<RetentionSweep>();

        Files().ShouldBeEmpty();
        (await service.InDatabase(db => db.Plans.CountAsync(plan => plan.ArchivedAt != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_crash_between_file_and_database_is_made_good_by_the_next_run()
    {
        var commits = new FailingCommit();
        await using var service = await Service(services => services.FailCommits(commits));
        await service.Closed();
        service.Time.Advance(TimeSpan.FromDays(31));

        // Four commits find no old messages, changes, notices and e-mails; the fifth is the one after the file.
        commits.After = 4;
        await Should.ThrowAsync<IOException>(service.Sweep<RetentionSweep>);
        Files().ShouldHaveSingleItem();
        (await Stored.In(service)).Outbox.ShouldBeGreaterThan(0, "nothing is gone");

        await service.Sweep<RetentionSweep>();
        Files().ShouldHaveSingleItem();
        (await Stored.In(service)).Outbox.ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_purged_while_it_is_being_archived_leaves_no_file()
    {
        var meanwhile = new Meanwhile("Days");
        await using var service = await Service(services => services.Intercept(meanwhile));
        await service.Closed("plan-gone");
        await service.Closed("plan-stays");
        service.Time.Advance(TimeSpan.FromDays(31));

        // When its last rows, the notices, are read, and before its file is written.
        meanwhile.Once(async () =>
        {
            var purged = await CommandRun.Of(
                "audit", "purge", "plan-gone", "--reason", "erasure request", "--by", "dr.one@example.org", "--yes", "--config", service.SettingsFile());
            purged.Status.ShouldBe(0);
        });
        await service.Sweep<RetentionSweep>();

        Path.GetFileName(Files().ShouldHaveSingleItem()).ShouldStartWith("plan-stays.");
    }

    [Fact]
    public async Task Nothing_is_removed_while_the_archive_cannot_be_written()
    {
        await using var service = await Service();
        await service.Closed();
        service.Time.Advance(TimeSpan.FromDays(31));
        await File.WriteAllTextAsync(Archive, "a file where the folder should be");

        await Should.ThrowAsync<IOException>(service.Sweep<RetentionSweep>);

        (await Stored.In(service)).Outbox.ShouldBeGreaterThan(0);
        (await service.InDatabase(db => db.Plans.SingleAsync())).ArchivedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_reopened_later_has_its_rows_again_and_goes_on_counting()
    {
        await using var service = await Service();
        await service.Closed();
        var sequence = (await service.Messages())[^1].Sequence;
        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        var retraction = Documents.Fact("fact-back", "retracted", new JsonObject { ["fact"] = "plan-0001-closing", ["reason"] = "another patient" });
        (await service.Record(Documents.Batch(retraction))).Expect(HttpStatusCode.OK);

        var stored = await Stored.In(service);
        stored.Events.ShouldBeGreaterThan(0);
        (await service.Messages())[0].Sequence.ShouldBe(sequence + 1);
        (await service.InDatabase(db => db.Plans.SingleAsync())).ArchivedAt.ShouldBeNull();
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task More_plans_than_a_batch_are_archived_in_one_run()
    {
        await using var service = await Service();
        foreach (var number in Enumerable.Range(1, PlanArchive.Batch + 3))
        {
            await service.Closed($"plan-{number}");
        }

        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        Files().Count.ShouldBe(PlanArchive.Batch + 3);
        (await Stored.In(service)).ShouldBe(new Stored(PlanArchive.Batch + 3, Events: 0, Log: 2 * (PlanArchive.Batch + 3), Outbox: 0));
    }

    private static Task<string> Raw(ServiceFixture service, int number) =>
        service.InDatabase(db => db.Log.Where(entry => entry.Number == number).Select(entry => entry.Body).SingleAsync());

    private List<string> Files() => Directory.Exists(Archive) ? [.. Directory.EnumerateFiles(Archive, "*", SearchOption.AllDirectories)] : [];

    private Task<ServiceFixture> Service(Action<IServiceCollection>? services = null) => ServiceFixture.Run(
        new Dictionary<string, string?> { ["HerScheduler:Retention:ClosedPlans"] = "30", ["HerScheduler:Retention:ArchiveFolder"] = Archive },
        services);
}
