using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary><c>preview --facts</c> takes what the service would take, and refuses the rest with its place, rule and dates.</summary>
public sealed class Refused_facts : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_refused_fact_names_its_place_in_the_file_and_prints_nothing()
    {
        var plan = Write("plan.json", Documents.Tchp().ToJsonString());
        var facts = new JsonArray(Documents.DoseGiven("f-1", "tchp-1", "2026-01-05"), Documents.DoseGiven("f-2", "tchp-2", "2026-03-01"));
        var file = Write("facts.json", facts.ToJsonString());

        var run = await CommandRun.Of("preview", plan, "--facts", file, "--as-of", "2026-01-10");

        ShouldBeRefused(run, $"{file}: #/1/date: ");
    }

    [Theory]
    [InlineData("dose-given", "tchp-3", "date", "2026-02-10", "#/2/date: tchp-3 on 2026-02-10 is 15 days after tchp-2 (2026-01-26); the interval is 21 days")]
    [InlineData("dose-given", "tchp-3", "date", "2026-02-13", "#/2/date: tchp-3 on 2026-02-13 is 18 days after tchp-2 (2026-01-26); the interval is 21 days")]
    [InlineData("dose-given", "tchp-3", "date", "2026-01-26", "#/2/date: tchp-3 on 2026-01-26 is not after tchp-2 (2026-01-26); the interval is 21 days")]
    [InlineData("dose-given", "tchp-4", "date", "2026-02-16",
        "#/2/date: tchp-4 on 2026-02-16 is not after tchp-3 (planned 2026-02-16); the interval is 21 days")]
    [InlineData("deferred", "tchp-3", "to", "2026-02-13", "#/2/to: 2026-02-13 is before 2026-02-16, the date the rules give tchp-3")]
    [InlineData("dose-given", "tchp-3", "date", "2026-02-21", "#/2/date: 2026-02-21 is in the future: the site's day is 2026-02-20")]
    [InlineData("dose-given", "tchp-2", "date", "2026-01-27", "#/2/event: tchp-2 is closed: done (2026-01-26)")]
    public async Task A_fact_that_would_be_refused_names_rule_and_dates(string kind, string key, string field, string date, string said)
    {
        var plan = Write("plan.json", Documents.Tchp().ToJsonString());
        var fact = Documents.Fact("f-3", kind, new JsonObject { ["event"] = key, [field] = date, ["reason"] = "holiday" });
        var file = Write("facts.json", new JsonArray(
            Documents.DoseGiven("f-1", "tchp-1", "2026-01-05"), Documents.DoseGiven("f-2", "tchp-2", "2026-01-26"), fact).ToJsonString());

        var run = await CommandRun.Of("preview", plan, "--facts", file, "--as-of", "2026-02-20");

        ShouldBeRefused(run, $"{file}: {said}");
    }

    [Theory]
    [InlineData("2026-02-14")]
    [InlineData("2026-02-10", true)]
    public async Task A_dose_two_days_early_or_forced_is_taken_and_a_forced_one_warned_of(string date, bool forced = false)
    {
        var plan = Write("plan.json", Documents.Tchp().ToJsonString());
        var fact = Documents.DoseGiven("f-3", "tchp-3", date);
        (fact["force"], fact["reason"]) = (forced, "agreed by dr.one");
        var file = Write("facts.json", new JsonArray(
            Documents.DoseGiven("f-1", "tchp-1", "2026-01-05"), Documents.DoseGiven("f-2", "tchp-2", "2026-01-26"), fact).ToJsonString());

        var run = await CommandRun.Of("preview", plan, "--facts", file, "--as-of", "2026-02-20");

        run.Status.ShouldBe(0);
        run.Error.Contains("#/2: warning: tchp-3 on 2026-02-10 is 15 days after tchp-2 (2026-01-26)", StringComparison.Ordinal).ShouldBe(forced);
    }

    [Fact]
    public async Task A_malformed_fact_names_its_place_in_the_file()
    {
        var plan = Write("plan.json", Documents.Tchp().ToJsonString());
        var file = Write("facts.ndjson", Documents.DoseGiven("f-1", "tchp-1", "2026-01-05").ToJsonString() + "\n" + Documents.DoseGiven("f-2", "tchp-2", "soon")
            .ToJsonString() + "\n");

        var run = await CommandRun.Of("preview", plan, "--facts", file, "--as-of", "2026-01-10");

        ShouldBeRefused(run, $"{file}: #/1/date: ");
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldBeRefused(CommandRun run, string words)
    {
        run.Status.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Faults.ShouldHaveSingleItem().ShouldContain(words);
        run.Error.ShouldNotContain("   at ");
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder.File(name), content);
        return _folder.File(name);
    }
}
