using System.Net;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Cli;

/// <summary><c>audit verify</c>: what somebody with the database file did to the log, triggers taken away, is found and named.</summary>
[Trait("Database", "Sqlite")]
public sealed class Verifying_the_log
{
    private const string Columns = "PlanId, Number, EntryId, Kind, Body, RecordedAt, \"By\", Sender, PreviousHash, Hash";

    /// <summary>On a plan with an approval and facts fact-1 … fact-4.</summary>
    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE log_entries SET Body = replace(Body, '2026-01-05', '2026-01-06') WHERE Number = 1", "entry 1 (fact-1): content changed" },
        { "UPDATE log_entries SET Sender = 'somebody else' WHERE Number = 2", "entry 2 (fact-2): content changed" },
        { "UPDATE log_entries SET \"By\" = 'somebody else' WHERE Number = 4", "entry 4 (fact-4): content changed" },
        { "UPDATE log_entries SET RecordedAt = RecordedAt + 1 WHERE Number = 3", "entry 3 (fact-3): content changed" },
        { "UPDATE log_entries SET Kind = 'dose-omitted' WHERE Number = 1", "entry 1 (fact-1): content changed" },
        { "UPDATE log_entries SET EntryId = 'fact-x' WHERE Number = 2", "entry 2 (fact-x): content changed" },
        { "UPDATE log_entries SET Hash = 'x' WHERE Number = 2", "entry 2 (fact-2): content changed" },
        { "UPDATE log_entries SET PreviousHash = 'x' WHERE Number = 2", "entry 2 (fact-2): content changed" },
        { "UPDATE log_entries SET Body = 'x' WHERE Number IN (0, 3)", "entry 0 (approval:plan-0001): content changed; entry 3 (fact-3): content changed" },
        { "DELETE FROM log_entries WHERE Number = 0", "entry 0: entry missing" },
        { "DELETE FROM log_entries WHERE Number = 2", "entry 2: entry missing" },
        { "DELETE FROM log_entries WHERE Number = 4", "entry 4: entry missing" },
        { "DELETE FROM log_entries WHERE Number > 2", "entry 3: entry missing; entry 4: entry missing" },
        { "DELETE FROM log_entries", "entry 0: entry missing; entry 1: entry missing; entry 2: entry missing; entry 3: entry missing; entry 4: entry missing" },
        { "DELETE FROM log_entries WHERE Number = 2; UPDATE log_entries SET Number = 2 WHERE Number = 3; UPDATE log_entries SET Number = 3 WHERE Number = 4",
            "entry 2: entry missing" },
        { Copied("5", "Hash"), "entry 5 (fact-new): entry inserted" },
        { Copied("7", "Hash"), "entry 7 (fact-new): entry inserted" },
        { Copied("-1", "''"), "entry -1 (fact-new): entry inserted" },
        {
            "UPDATE log_entries SET Number = 5 WHERE Number = 4; UPDATE log_entries SET Number = 4 WHERE Number = 3; " + Copied("3", "PreviousHash", from: "4"),
            "entry 3 (fact-new): entry inserted"
        },
        {
            "UPDATE log_entries SET Number = 99 WHERE Number = 2; UPDATE log_entries SET Number = 2 WHERE Number = 3; UPDATE log_entries SET Number = 3 WHERE Number = 99",
            "entry 2 (fact-3): order changed, it was number 3; entry 3 (fact-2): order changed, it was number 2"
        },
        { "UPDATE plans SET LastLogHash = 'x'", "entry 4 (fact-4): content changed, the plan's row ends with another hash" },
        { "UPDATE plans SET Status = 'draft', LastLogHash = NULL; DELETE FROM log_entries WHERE Number > 0", "entry 0 (approval:plan-0001): entry inserted" },
        { "DELETE FROM plans", "the plan's row is missing, its log entries are there" },
    };

    [Fact]
    public async Task An_intact_log_is_status_0_and_counted()
    {
        await using var service = await AFewFacts();
        (await service.Draft(Documents.Tchp("plan-draft"))).Expect(HttpStatusCode.Created);

        var run = await Verify(service);

        (run.Status, run.Output, run.Error).ShouldBe((0, "2 plans, 5 log entries, not keyed: every chain holds.\n", ""));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Tampering_is_status_1_and_named(string sql, string found)
    {
        await using var service = await AFewFacts();
        await service.Tamper(sql);

        var run = await Verify(service);

        run.Error.ShouldBeEmpty();
        run.Lines[0].ShouldBe($"plan-0001: {found}");
        run.Lines[1].ShouldEndWith(": 1 broken.");
        run.Status.ShouldBe(1);
    }

    [Fact]
    public async Task An_entry_whose_hash_was_made_anew_still_breaks_the_chain_after_it()
    {
        await using var service = await AFewFacts();
        var entry = await service.InDatabase(db => db.Log.AsNoTracking().SingleAsync(e => e.Number == 2));
        var forged = new HerScheduler.Data.LogEntryRow
        {
            PlanId = entry.PlanId, Number = 2, EntryId = entry.EntryId, Kind = entry.Kind, Body = "{}", RecordedAt = entry.RecordedAt,
            By = entry.By, Sender = entry.Sender, PreviousHash = entry.PreviousHash, Hash = "",
        };
        await service.Tamper($"UPDATE log_entries SET Body = '{{}}', Hash = '{HerScheduler.Courses.HashChain.Unkeyed.HashOf(forged, 2)}' WHERE Number = 2");

        var run = await Verify(service);

        run.Status.ShouldBe(1);
        run.Lines[0].ShouldBe("plan-0001: entry 2 (fact-2): content changed, entry 3 follows another hash");
    }

    [Fact]
    public async Task Each_broken_plan_has_its_line_and_the_others_none()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var number in Enumerable.Range(1, 230))
        {
            (await service.Draft(Documents.Tchp($"plan-{number:000}"))).Expect(HttpStatusCode.Created);
        }

        foreach (var id in new[] { "plan-001", "plan-100", "plan-101", "plan-230" })
        {
            (await service.Approve(id)).Expect(HttpStatusCode.OK);
        }

        await service.Tamper("UPDATE log_entries SET Sender = 'x' WHERE PlanId IN ('plan-100', 'plan-101')");

        var run = await Verify(service);

        run.Lines.ShouldBe(
        [
            "plan-100: entry 0 (approval:plan-100): content changed",
            "plan-101: entry 0 (approval:plan-101): content changed",
            "230 plans, 4 log entries, not keyed: 2 broken.",
            "",
        ]);
    }

    [Fact]
    public async Task One_plan_can_be_asked_for()
    {
        await using var service = await AFewFacts();
        await service.Approved(Documents.Tchp("plan-0002"));
        await service.Tamper("UPDATE log_entries SET Sender = 'x' WHERE PlanId = 'plan-0002'");

        (await Verify(service, "plan-0001")).ShouldBe(new CommandRun(0, "1 plan, 5 log entries, not keyed: every chain holds.\n", ""));
        (await Verify(service, "plan-0002")).Status.ShouldBe(1);
        var unknown = await Verify(service, "plan-0003");
        (unknown.Status, unknown.Output).ShouldBe((2, ""));
        unknown.Faults.ShouldHaveSingleItem().ShouldBe("herscheduler audit verify: There is no plan 'plan-0003' in the database.");
    }

    [Fact]
    public async Task Without_a_database_or_with_an_older_one_nothing_is_created()
    {
        using var folder = new TemporaryFolder();

        var none = await CommandRun.Of("audit", "verify", "--config", Settings(folder.File("nowhere/none.db"), folder.File("settings.json")));

        none.Status.ShouldBe(2);
        none.Faults.ShouldHaveSingleItem().ShouldContain("There is no database at");
        Directory.Exists(folder.File("nowhere")).ShouldBeFalse();
        await File.WriteAllBytesAsync(folder.File("empty.db"), []);
        var empty = await CommandRun.Of("audit", "verify", "--config", Settings(folder.File("empty.db"), folder.File("settings.json")));
        empty.Status.ShouldBe(2);
        empty.Faults.ShouldHaveSingleItem().ShouldContain("run the verb migrate");
        await File.WriteAllTextAsync(folder.File("text.db"), "this is no database, whatever its name says");
        var text = await CommandRun.Of("audit", "verify", "--config", Settings(folder.File("text.db"), folder.File("settings.json")));
        text.Status.ShouldBe(2);
        text.Faults.ShouldHaveSingleItem().ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit", "nonsense")]
    [InlineData("audit", "verify", "plan-0001", "plan-0002")]
    [InlineData("audit", "verify", "--unknown")]
    public async Task Arguments_that_do_not_fit_are_status_2(params string[] args)
    {
        var run = await CommandRun.Of(args);

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.ShouldAllBe(line => line.StartsWith("herscheduler audit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_shows_an_example()
    {
        (await CommandRun.Of("audit", "--help")).Output.ShouldContain("herscheduler audit verify plan-0001");
        (await CommandRun.Of("audit", "verify", "--help")).Output.ShouldContain("herscheduler audit verify plan-0001");
    }

    private static string Copied(string number, string previous, string from = "4") =>
        $"INSERT INTO log_entries ({Columns}) SELECT PlanId, {number}, 'fact-new', Kind, Body, RecordedAt, \"By\", Sender, {previous}, 'x' FROM log_entries WHERE Number = {from}";

    private static async Task<ServiceFixture> AFewFacts()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(
            Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"),
            Documents.Deferred("fact-2", "tchp-2", "2026-02-02"),
            Documents.Deferred("fact-3", "tchp-2", "2026-02-03"),
            Documents.Deferred("fact-4", "tchp-2", "2026-02-04")))).Expect(HttpStatusCode.OK);
        return service;
    }

    private static Task<CommandRun> Verify(ServiceFixture service, params string[] plan) =>
        CommandRun.Of(["audit", "verify", .. plan, "--config",
            Settings(service.Database.Settings["HerScheduler:Database:File"]!, Path.Combine(service.Folder, "settings.json"))]);

    private static string Settings(string database, string file)
    {
        File.WriteAllText(file, $$"""{ "HerScheduler": { "Database": { "File": "{{database}}" } } }""");
        return file;
    }
}
