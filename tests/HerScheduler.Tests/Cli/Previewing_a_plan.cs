using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Cli;

public sealed class Previewing_a_plan
{
    public static TheoryData<string> Cases => [.. CorpusFiles.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_worked_case_gives_its_dates(string name)
    {
        using var files = new CorpusFiles(name);

        var run = await CommandRun.Of(files.Preview("json"));

        run.Status.ShouldBe(0, run.Error);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(line => line.Contains("warning"), "a forced fact may warn; nothing else is said");
        var dates = JsonNode.Parse(run.Output)!["events"]!.AsArray().ToDictionary(e => e!["key"]!.GetValue<string>(), e => e!["date"]!.GetValue<string>());
        foreach (var (key, date) in files.Dates)
        {
            dates.GetValueOrDefault(key).ShouldBe(date, key);
        }
    }

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    [InlineData("csv", "csv")]
    [InlineData("ics", "ics")]
    public async Task Each_format_is_as_approved(string format, string extension)
    {
        using var files = new CorpusFiles("tchp-residual");

        var run = await CommandRun.Of(files.Preview(format));

        run.Status.ShouldBe(0);
        Approved.ShouldBeAsApproved(run.Output, $"tchp-residual.{extension}");
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("ics")]
    public async Task No_format_shows_the_patients_name(string format)
    {
        using var files = new CorpusFiles("tchp-approved");
        var plan = files.Write("named.json", Given.Documents.Tchp().ToJsonString());

        var run = await CommandRun.Of("preview", plan, "--format", format, "--as-of", "2026-01-05");

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("plan-0001");
        run.Output.ShouldNotContain("Ada");
    }

    [Fact]
    public async Task A_piped_table_has_at_most_120_columns_and_marks_what_is_provisional()
    {
        using var files = new CorpusFiles("tchp-approved");

        var run = await CommandRun.Of(files.Preview("table"));

        run.Lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(120);
        run.Lines.Where(line => line.Contains("HP cycle 7 of 18", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("~ ");
        run.Output.ShouldContain("~ provisional");
        run.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task A_narrow_screen_gets_narrow_lines_and_colour_only_adds_to_the_words()
    {
        using var files = new CorpusFiles("tchp-approved");

        var plain = await CommandRun.Of("", files.Preview("table"), width: 80);
        var coloured = await CommandRun.Of("", files.Preview("table"), width: 80, colour: true);

        plain.Lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(80);
        coloured.Output.ShouldContain("\u001b[");
        WithoutColour(coloured.Output).ShouldBe(plain.Output);
    }

    [Fact]
    public async Task A_dash_reads_the_plan_or_the_facts_from_standard_input()
    {
        using var files = new CorpusFiles("tchp-pcr");
        var expected = await CommandRun.Of(files.Preview("json"));

        var plan = await CommandRun.Of(await File.ReadAllTextAsync(files.Plan),
            ["preview", "-", "--facts", files.Facts, "--as-of", files.AsOf, "--format", "json"]);
        var facts = await CommandRun.Of(await File.ReadAllTextAsync(files.Facts),
            ["preview", files.Plan, "--facts", "-", "--as-of", files.AsOf, "--format", "json"]);

        plan.ShouldBe(expected);
        facts.ShouldBe(expected);
    }

    [Fact]
    public async Task Facts_can_be_lines()
    {
        using var files = new CorpusFiles("tchp-pcr");
        var facts = JsonNode.Parse(await File.ReadAllTextAsync(files.Facts))!.AsArray();
        var lines = files.Write("facts.ndjson", string.Join('\n', facts.Select(fact => fact!.ToJsonString())));

        var run = await CommandRun.Of("preview", files.Plan, "--facts", lines, "--as-of", files.AsOf, "--format", "json");

        run.ShouldBe(await CommandRun.Of(files.Preview("json")));
    }

    [Fact]
    public async Task Findings_do_not_change_the_exit_status()
    {
        using var files = new CorpusFiles("tchp-approved");
        var plan = files.Write("negative.json", Given.Documents.Her2Negative().ToJsonString());

        var run = await CommandRun.Of("preview", plan);

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("ERROR R17");
    }

    [Fact]
    public async Task Today_is_the_sites_own_day_when_the_settings_know_the_site()
    {
        using var files = new CorpusFiles("tchp-approved");
        var settings = files.Write("settings.json", """{ "HerScheduler": { "Sites": [ { "Id": "north-clinic", "Zone": "Pacific/Auckland" } ] } }""");

        var known = await CommandRun.Of("preview", files.Plan, "--format", "json", "--config", settings);
        var unknown = await CommandRun.Of("preview", files.Plan, "--format", "json");

        JsonNode.Parse(known.Output)!["asOf"]!.GetValue<string>().ShouldBe("2026-01-06");
        JsonNode.Parse(unknown.Output)!["asOf"]!.GetValue<string>().ShouldBe("2026-01-05");
    }

    [Fact]
    public async Task The_settings_holidays_move_a_cycle()
    {
        using var files = new CorpusFiles("tchp-approved");
        var settings = files.Write(
            "settings.json", """{ "HerScheduler": { "Sites": [ { "Id": "north-clinic", "Zone": "Europe/Berlin", "Holidays": [ "2026-01-26" ] } ] } }""");

        var run = await CommandRun.Of("preview", files.Plan, "--format", "csv", "--config", settings);

        run.Lines.Single(line => line.Contains(",tchp-2,", StringComparison.Ordinal)).ShouldContain(",2026-01-27,Tuesday,");
    }

    private static string WithoutColour(string text) =>
        string.Concat(text.Split('\u001b').Select((part, i) => i == 0 ? part : part[(part.IndexOf('m', StringComparison.Ordinal) + 1)..]));
}
