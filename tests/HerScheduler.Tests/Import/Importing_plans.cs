using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Import;

public sealed class Importing_plans
{
    [Fact]
    public async Task Stores_what_approval_would_have_stored()
    {
        await using var approving = await ServiceFixture.Run();
        await using var importing = await ServiceFixture.Run();
        approving.Time.MoveTo(Cli.CommandRun.Now);
        foreach (var plan in Plans())
        {
            await approving.Approved(plan);
        }

        var run = await importing.Import(importing.Write("plans.ndjson", string.Concat(Plans().Select(ImportRuns.Line))), "--approved-by",
            "dr.one@example.org");

        run.Error.ShouldBeEmpty();
        run.Status.ShouldBe(0);
        // What lies before the day of an import is not recorded here, and nobody is reminded of it.
        string[] who = ["By", "Sender", "ApprovedBy", "Revision", "AcknowledgedDate", "QuietDate", "NextNoticeAt"];
        (await importing.InDatabase(db => ImportRuns.Everything(db, who))).ShouldBe(await approving.InDatabase(db => ImportRuns.Everything(db, who)));
        await importing.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Records_who_approved_them()
    {
        await using var service = await ServiceFixture.Run();

        await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(1)), "--approved-by", "dr.one@example.org");

        var entry = await service.InDatabase(db => db.Log.SingleAsync());
        (entry.By, entry.Sender, entry.Number, entry.Kind).ShouldBe(("dr.one@example.org", "import", 0, "approved"));
        (await service.InDatabase(db => db.Plans.SingleAsync())).ApprovedBy.ShouldBe("dr.one@example.org");
    }

    [Fact]
    public async Task Says_how_many()
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(250)));

        run.Output.ShouldBe($"250 plans read: 250 imported with {await service.InDatabase(db => db.Events.CountAsync())} events, 0 refused.\n");
        (await Stored.In(service)).Plans.ShouldBe(250);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task A_second_time_changes_nothing()
    {
        await using var service = await ServiceFixture.Run();
        var file = service.Write("plans.ndjson", ImportRuns.Lines(250));
        await service.Import(file);
        var before = await service.InDatabase(db => ImportRuns.Everything(db));

        var again = await service.Import(file);

        (again.Status, again.Output, again.Error).ShouldBe((0, "250 plans read: 0 imported with 0 events, 250 already there, 0 refused.\n", ""));
        (await service.InDatabase(db => ImportRuns.Everything(db))).ShouldBe(before);
    }

    [Fact]
    public async Task Goes_on_behind_what_is_there()
    {
        await using var service = await ServiceFixture.Run();
        await service.Import(service.Write("first.ndjson", ImportRuns.Lines(120)));

        var run = await service.Import(service.Write("all.ndjson", ImportRuns.Lines(250)));

        run.Output.ShouldContain("130 imported");
        run.Output.ShouldContain("120 already there");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Knows_its_plans_again_after_facts_and_amendments()
    {
        await using var service = await ServiceFixture.Run();
        var file = service.Write("plans.ndjson", ImportRuns.Line(Documents.Tchp()));
        await service.Import(file);
        service.Time.MoveTo(Cli.CommandRun.Now);
        var amended = Documents.Fact("fact-1", "plan-amended",
            new JsonObject { ["document"] = Documents.Tchp(change: plan => plan["navigator"] = "navigator.two@example.org") });
        (await service.Record(Documents.Batch(amended))).Expect(HttpStatusCode.OK);

        (await service.Import(file)).Output.ShouldContain("1 already there, 0 refused");
    }

    [Fact]
    public async Task Only_judges_them_in_a_dry_run_and_needs_no_database()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("plans.ndjson");
        await File.WriteAllTextAsync(file, ImportRuns.Lines(3) + ImportRuns.Line(Documents.Her2Negative("plan-x")));
        var settings = folder.File("settings.json");
        await File.WriteAllTextAsync(settings, new JsonObject { ["HerScheduler:Database:File"] = folder.File("none.db") }.ToJsonString());

        var run = await Cli.CommandRun.Of("import", file, "--dry-run", "--config", settings);

        run.Status.ShouldBe(1);
        run.Output.ShouldMatch("^4 plans read: 3 can be imported with [0-9]+ events, 1 refused\\. Nothing was stored\\.\n$");
        File.Exists(folder.File("none.db")).ShouldBeFalse();
    }

    private static IEnumerable<JsonObject> Plans() =>
    [
        Documents.Tchp("plan-1"),
        Documents.Tchp("plan-2", plan => plan["start"] = "2025-09-01"),
        Documents.Tchp("plan-3", plan => plan["start"] = "2026-03-02"),
        Documents.Tchp("Plan-3", plan => (plan["protocol"], plan["site"]) = ("ac-thp", "lake-clinic")),
        Documents.Tchp("plan-4", plan => (plan["disease"]!["hormoneReceptor"], plan["endocrine"]) = ("positive", new JsonObject())),
        Documents.Tchp("plan-5", plan => plan["patient"] = new JsonObject { ["id"] = "Zoë 漢字", ["name"] = "😀 O'Neil \"Z\"" }),
        OverriddenPlan(),
    ];

    private static JsonObject OverriddenPlan()
    {
        var plan = Documents.PlainHp("plan-6");
        plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R13", ["reason"] = "the tumor board decided", ["by"] = "dr.one@example.org" });
        return plan;
    }
}
