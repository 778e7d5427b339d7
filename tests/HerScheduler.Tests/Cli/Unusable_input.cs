using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>Exit status 2, one line per fault on standard error, nothing on standard output, never a stack trace.</summary>
public sealed class Unusable_input : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("", "#: ")]
    [InlineData("{", "#: ")]
    [InlineData("null", "#: ")]
    [InlineData("[]", "#: ")]
    public async Task A_plan_that_is_no_document(string content, string place)
    {
        var run = await CommandRun.Of("preview", Write("plan.json", content));

        ShouldBeRefused(run, place);
    }

    [Fact]
    public async Task A_document_of_one_byte_more_than_a_mebibyte()
    {
        var plan = Documents.Tchp().ToJsonString();

        var allowed = await CommandRun.Of("preview", Write("full.json", plan + new string(' ', (1 << 20) - plan.Length)));
        var refused = await CommandRun.Of("preview", Write("over.json", plan + new string(' ', (1 << 20) + 1 - plan.Length)));

        allowed.Status.ShouldBe(0);
        ShouldBeRefused(refused, "#: ");
    }

    [Theory]
    [InlineData("disease/nodes", "\"maybe\"", "#/disease/nodes: ")]
    [InlineData("protocol", "\"nope\"", "#/protocol: ")]
    [InlineData("start", "\"0001-01-01\"", "#/start: ")]
    [InlineData("start", "\"9999-12-31\"", "#/start: ")]
    [InlineData("start", "5", "#/start: ")]
    [InlineData("unknown", "1", "#/unknown: ")]
    public async Task A_plan_with_one_fault(string path, string value, string place)
    {
        var plan = Documents.Tchp();
        var steps = path.Split('/');
        var parent = steps.Length == 1 ? plan : plan[steps[0]]!.AsObject();
        parent[steps[^1]] = JsonNode.Parse(value);

        ShouldBeRefused(await CommandRun.Of("preview", Write("plan.json", plan.ToJsonString())), place);
        ShouldBeRefused(await CommandRun.Of("check", Write("plan.json", plan.ToJsonString())), place);
    }

    [Fact]
    public async Task Every_fault_has_its_own_line_with_file_and_place()
    {
        var plan = Documents.Tchp(change: p => (p["start"], p["protocol"], p["extra"]) = ("soon", "nope", 1));
        var file = Write("plan.json", plan.ToJsonString());

        var run = await CommandRun.Of("preview", file);

        run.Status.ShouldBe(2);
        run.Faults.Count.ShouldBe(3);
        run.Faults.ShouldAllBe(line => line.StartsWith(file + ": #/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_a_folder()
    {
        ShouldBeRefused(await CommandRun.Of("preview", _folder.File("none.json")), "no such file");
        ShouldBeRefused(await CommandRun.Of("preview", _folder.File("none/none.json")), "no such file");
        ShouldBeRefused(await CommandRun.Of("preview", _folder.Path), "is a folder");
        ShouldBeRefused(await CommandRun.Of("check", ""), "cannot be read");
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("preview", "a", "b")]
    [InlineData("preview", "a", "--format", "xml")]
    [InlineData("preview", "a", "--as-of", "2026-02-30")]
    [InlineData("preview", "a", "--as-of", "0001-01-01")]
    [InlineData("preview", "a", "--as-of", "tomorrow")]
    [InlineData("preview", "-", "--facts", "-")]
    [InlineData("preview", "a", "--unknown")]
    [InlineData("check", "a", "--format", "table")]
    [InlineData("nonsense")]
    [InlineData]
    public async Task Arguments_that_do_not_fit(params string[] args)
    {
        var run = await CommandRun.Of(args);

        run.Status.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Faults.ShouldNotBeEmpty();
        run.Faults.ShouldAllBe(line => line.StartsWith("herscheduler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_the_settings_do_not_know_and_settings_that_cannot_be_read()
    {
        var plan = Write("plan.json", Documents.Tchp(change: p => p["site"] = "no-such-clinic").ToJsonString());
        var settings = Write("settings.json", """{ "HerScheduler": { "Sites": [ { "Id": "north-clinic", "Zone": "Europe/Berlin" } ] } }""");

        ShouldBeRefused(await CommandRun.Of("preview", plan, "--config", settings), $"{plan}: #/site: ");
        ShouldBeRefused(await CommandRun.Of("preview", plan, "--config", Write("bad.json", "{")), "bad.json: #: ");
        ShouldBeRefused(await CommandRun.Of("preview", plan, "--config", _folder.File("none.json")), "none.json: #: ");
    }

    [Fact]
    public async Task A_protocol_that_the_library_lacks_is_answered_with_those_it_has()
    {
        var run = await CommandRun.Of("protocols", "nope");

        ShouldBeRefused(run, "expected ac-dhp | ac-th | ac-thp | apt");
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
