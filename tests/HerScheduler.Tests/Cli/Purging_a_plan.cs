using System.Data.Common;
using System.Net;
using HerScheduler.Data;
using HerScheduler.Retention;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Cli;

/// <summary><c>audit purge</c>: the only way in which a fact log is removed, and what it leaves behind.</summary>
public sealed class Purging_a_plan
{
    [Fact]
    public async Task Removes_everything_of_the_plan_and_leaves_a_tombstone()
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed("plan-gone");
        await service.Approved(Documents.Tchp("plan-stays"));
        var last = await service.InDatabase(db => db.Plans.Where(plan => plan.Id == "plan-gone").Select(plan => plan.LastLogHash).SingleAsync());

        var run = await Purge(service, "plan-gone");

        (run.Status, run.Error).ShouldBe((0, ""));
        run.Lines[0].ShouldBe($"Plan plan-gone is purged: 2 log entries, last hash {last}.");
        (await service.InDatabase(db => db.Log.Select(entry => entry.PlanId).Distinct().ToListAsync())).ShouldBe(["plan-stays"]);
        (await service.InDatabase(db => db.Plans.Select(plan => plan.Id).ToListAsync())).ShouldBe(["plan-stays"]);
        (await service.InDatabase(db => db.Outbox.Select(row => row.PlanId).Distinct().ToListAsync())).ShouldBe(["plan-stays"]);
        var tombstone = await service.InDatabase(db => db.PurgedPlans.SingleAsync());
        (tombstone.PlanId, tombstone.Entries, tombstone.LastHash, tombstone.Reason, tombstone.By)
            .ShouldBe(("plan-gone", 2, last, "erasure request 2026/14", "dr.one@example.org"));
        (await service.Get("/api/v1/plans/plan-gone")).ExpectProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_audit_names_it_and_holds()
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed("plan-gone");
        await service.Approved(Documents.Tchp("plan-stays"));
        var last = await service.InDatabase(db => db.Plans.Where(plan => plan.Id == "plan-gone").Select(plan => plan.LastLogHash).SingleAsync());
        await Purge(service, "plan-gone");

        var all = await Audit(service, "verify");
        var one = await Audit(service, "verify", "plan-gone");

        var line = $"plan-gone: purged on 2026-01-05 by dr.one@example.org, 2 log entries up to hash {last}: erasure request 2026/14";
        all.ShouldBe(new CommandRun(0, $"{line}\n1 plan and 1 purged, 1 log entry, not keyed: every chain holds.\n", ""));
        one.ShouldBe(new CommandRun(0, $"{line}\n0 plans and 1 purged, 0 log entries: every chain holds.\n", ""));
    }

    [Fact]
    public async Task Its_id_cannot_be_used_again()
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed();
        await Purge(service, "plan-0001");

        (await service.Draft(Documents.Tchp()))
            .ExpectProblem(HttpStatusCode.Conflict).Said.ShouldContain("Plan 'plan-0001' was purged on 2026-01-05; its id is never used again.");
        var again = await Purge(service, "plan-0001");
        (again.Status, again.Faults.Single()).ShouldBe((1, "herscheduler audit purge: Plan 'plan-0001' was purged on 2026-01-05; its id is never used again."));
    }

    [Fact]
    public async Task Only_a_closed_plan_whose_messages_are_sent_is_purged()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp("plan-draft"))).Expect(HttpStatusCode.Created);
        await service.Approved(Documents.Tchp("plan-open"));
        await service.Approved(Documents.Tchp("plan-unsent"));
        await service.Close("plan-unsent");
        var before = await Stored.In(service);

        (await Refused(service, "plan-draft")).ShouldContain("is draft; only a closed plan can be purged");
        (await Refused(service, "plan-open")).ShouldContain("is approved; only a closed plan can be purged");
        (await Refused(service, "plan-unsent")).ShouldContain("still to be sent");
        (await Refused(service, "plan-none")).ShouldContain("There is no plan 'plan-none'");
        (await Stored.In(service)).ShouldBe(before);
    }

    [Fact]
    public async Task Without_yes_nothing_is_changed()
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed();

        var run = await Audit(service, "purge", "plan-0001", "--reason", "erasure request", "--by", "dr.one@example.org");

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.Single().ShouldContain("Say --yes to do it");
        (await Stored.In(service)).Log.ShouldBe(2);
    }

    [Theory]
    [InlineData("--reason", "", "--by", "x")]
    [InlineData("--reason", "x", "--by", "  ")]
    [InlineData("--reason", "x")]
    public async Task Reason_and_name_are_required(params string[] words)
    {
        var run = await CommandRun.Of(["audit", "purge", "plan-0001", "--yes", .. words]);

        (run.Status, run.Output).ShouldBe((2, ""));
    }

    [Fact]
    public async Task The_archives_files_of_it_go_too()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?>
        {
            ["HerScheduler:Retention:ClosedPlans"] = "30",
        });
        var archive = Path.Combine(service.Folder, "archive");
        await service.Closed("plan-1");
        await service.Closed("plan-10");
        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        var run = await Purge(service, "plan-1");

        run.Output.ShouldContain("1 file(s) of it were deleted from the archive.");
        Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Single()!.ShouldStartWith("plan-10.");
    }

    [Fact]
    public async Task An_archive_that_is_elsewhere_is_said_not_passed_over()
    {
        using var elsewhere = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?>
        {
            ["HerScheduler:Retention:ClosedPlans"] = "30",
            ["HerScheduler:Retention:ArchiveFolder"] = elsewhere.Path,
        });
        await service.Closed("plan-1");
        service.Time.Advance(TimeSpan.FromDays(31));
        await service.Sweep<RetentionSweep>();

        var run = await Purge(service, "plan-1");

        run.Status.ShouldBe(1);
        run.Lines[0].ShouldStartWith("Plan plan-1 is purged: 2 log entries");
        var searched = Path.Combine(service.Folder, "archive");
        run.Faults.Single().ShouldBe($"herscheduler audit purge: Plan plan-1 was archived, but '{searched}' has no file of it: delete its file 'plan-1.*.json' from the archive by hand.");
    }

    [Theory]
    [InlineData("DELETE FROM log_entries", "append-only")]
    [InlineData("UPDATE log_entries SET \"Body\" = 'x'", "append-only")]
    [InlineData("INSERT INTO purged_plans VALUES ('plan-0001', 2, 'x', 'x', 'x', {0}); DELETE FROM log_entries", "append-only")]
    public async Task The_database_lets_no_log_go_without_the_right_tombstone(string sql, string words)
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed();

        var refused = await Should.ThrowAsync<DbException>(() => service.InDatabase(db => Execute(db, sql)));

        refused.Message.ShouldContain(words);
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task Not_even_with_the_right_one_while_the_plan_is_open()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var refused = await Should.ThrowAsync<DbException>(() => service.InDatabase(async db => await Bury(db) + await Execute(db, "DELETE FROM log_entries")));

        refused.Message.ShouldContain("append-only");
    }

    [Theory]
    [InlineData("UPDATE purged_plans SET \"Reason\" = 'x'")]
    [InlineData("DELETE FROM purged_plans")]
    public async Task The_tombstone_itself_stays(string sql)
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed();
        await Purge(service, "plan-0001");

        (await Should.ThrowAsync<DbException>(() => service.InDatabase(db => Execute(db, sql)))).Message.ShouldContain("purged_plans stays");
    }

    [Fact]
    public async Task A_tombstone_whose_log_is_still_there_is_broken()
    {
        await using var service = await ServiceFixture.Run();
        await service.Closed();
        await service.InDatabase(Bury);

        var run = await Audit(service, "verify");

        run.Status.ShouldBe(1);
        run.Lines[0].ShouldBe("plan-0001: it is said to be purged, but a plan or log entries of that id are there");
    }

    private static async Task<string> Refused(ServiceFixture service, string plan)
    {
        var run = await Purge(service, plan);
        (run.Status, run.Output).ShouldBe((1, ""));
        return run.Faults.Single();
    }

    private static async Task<int> Bury(SchedulerDb db)
    {
        var hash = await db.Plans.Select(plan => plan.LastLogHash).SingleAsync();
        db.PurgedPlans.Add(new PurgedPlanRow { PlanId = "plan-0001", Entries = 2, LastHash = hash!, Reason = "x", By = "x", PurgedAt = ServiceFixture.Start });
        return await db.SaveChangesAsync();
    }

    /// <summary>SQLite keeps instants as ticks.</summary>
    private static Task<int> Execute(SchedulerDb db, string sql) =>
        db.Database.ExecuteSqlRawAsync(sql.Replace("{0}", db.Database.IsSqlite() ? "0" : "'2026-01-05 00:00:00+00:00'", StringComparison.Ordinal));

    private static Task<CommandRun> Purge(ServiceFixture service, string plan) =>
        Audit(service, "purge", plan, "--reason", "erasure request 2026/14", "--by", "dr.one@example.org", "--yes");

    private static Task<CommandRun> Audit(ServiceFixture service, params string[] words) =>
        CommandRun.Of(["audit", .. words, "--config", service.SettingsFile()]);
}
