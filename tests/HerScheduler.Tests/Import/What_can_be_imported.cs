using System.Text;
using System.Text.Json;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Import;

/// <summary>Files of many habits.</summary>
public sealed class What_can_be_imported
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string, string, string> Habits => new()
    {
        { "one a line", "plans.ndjson", ImportRuns.Lines(3) },
        { "no end after the last line", "plans.ndjson", ImportRuns.Lines(3).TrimEnd('\n') },
        { "lines as Windows ends them", "plans.ndjson", ImportRuns.Lines(3).Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "blank lines", "plans.jsonl", "\n \r\n" + ImportRuns.Lines(3).Replace("\n", "\n\n\t\n", StringComparison.Ordinal) },
        { "a byte order mark", "plans.ndjson", "\uFEFF" + ImportRuns.Lines(3) },
        { "a byte order mark on a blank line", "plans.ndjson", "\uFEFF\n" + ImportRuns.Lines(3) },
        { "one a line under another name", "plans.json", ImportRuns.Lines(3) },
        { "one a line under no known name", "plans", ImportRuns.Lines(3) },
    };

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task Is_a_file_with(string habit, string name, string text)
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write(name, text));

        run.Error.ShouldBeEmpty(habit);
        run.Output.ShouldContain("3 plans read: 3 imported", customMessage: habit);
    }

    [Theory]
    [InlineData("plan.json", "")]
    [InlineData("plan", "")]
    [InlineData("plan.json", "\uFEFF\r\n\n")]
    public async Task Is_one_document_over_many_lines(string name, string before)
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write(name, before + Documents.Tchp().ToJsonString(Indented)));

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("1 plan read: 1 imported");
    }

    [Fact]
    public async Task A_faulty_document_over_many_lines_tells_the_line()
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write("plan.json", "\n{\n  \"id\": \"plan-x\",\n  nonsense\n}"));

        run.Faults.ShouldHaveSingleItem().ShouldContain("plan.json:2: #: expected well-formed JSON, found a mistake at line 4, column 3");
    }

    [Fact]
    public async Task Is_a_folder_with_folders_in_it()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var (name, id) in new[] { ("in/plan-1.json", "plan-1"), ("in/north/plan-2.JSON", "plan-2"), ("in/north/deep/plan-3.json", "plan-3") })
        {
            service.Write(name, Documents.Tchp(id).ToJsonString(Indented));
        }

        service.Write("in/more.ndjson", ImportRuns.Lines(2));
        service.Write("in/read-me.txt", "not a plan");

        var run = await service.Import(Path.Combine(service.Folder, "in"));

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("5 plans read: 5 imported");
    }

    [Fact]
    public async Task Is_a_file_that_is_named_twice_but_once()
    {
        await using var service = await ServiceFixture.Run();
        var file = service.Write("in/plans.ndjson", ImportRuns.Lines(2));

        (await service.Import(file, Path.Combine(service.Folder, "in"), file)).Output.ShouldContain("2 plans read: 2 imported");
    }

    [Fact]
    public async Task Is_standard_input()
    {
        await using var service = await ServiceFixture.Run();

        var run = await CommandRun.Of(ImportRuns.Lines(3), ["import", "-", "--config", ImportRuns.SettingsFile(service.Folder, service.Database)]);

        run.Output.ShouldContain("3 plans read: 3 imported");
    }

    [Fact]
    public async Task Is_nothing_and_says_so()
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write("plans.ndjson", ""), service.Write("blank.json", "\n \n"));

        run.Status.ShouldBe(1);
        run.Faults.Count.ShouldBe(2);
        run.Faults.ShouldAllBe(fault => fault.EndsWith("#: expected a JSON document, found nothing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_what_is_not_there_and_then_nothing_is()
    {
        await using var service = await ServiceFixture.Run();
        var empty = Directory.CreateDirectory(Path.Combine(service.Folder, "empty")).FullName;

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(2)), "missing.ndjson", empty);

        run.Status.ShouldBe(2);
        run.Faults.Count.ShouldBe(2);
        run.Faults[0].ShouldBe("herscheduler import: 'missing.ndjson': no such file or folder.");
        run.Faults[1].ShouldContain("has no file that ends with .json");
        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "plans.ndjson", "--approved-by", " ")]
    [InlineData("import", "plans.ndjson", "--unknown")]
    public async Task Not_with_arguments_that_do_not_fit(params string[] args)
    {
        var run = await CommandRun.Of(args);

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.ShouldAllBe(line => line.StartsWith("herscheduler import: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_without_a_database()
    {
        using var folder = new TemporaryFolder();
        var (plans, settings) = (folder.File("plans.ndjson"), folder.File("settings.json"));
        await File.WriteAllTextAsync(plans, ImportRuns.Lines(1), Encoding.UTF8);
        await File.WriteAllTextAsync(settings,
            JsonSerializer.Serialize(new Dictionary<string, string> { ["HerScheduler:Database:File"] = folder.File("none.db") }));

        var run = await CommandRun.Of("import", plans, "--config", settings);

        run.Status.ShouldBe(2);
        run.Faults.ShouldHaveSingleItem().ShouldContain("the verb migrate creates it");
    }
}
