using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Import;

/// <summary>A plan that cannot be imported is named, and its neighbours go in.</summary>
public sealed class Refused_plans
{
    [Theory]
    [InlineData("{ \"id\": \"plan-x\"", "#: expected well-formed JSON, found the end of the document at column 17")]
    [InlineData("[]", "#: expected an object")]
    [InlineData("nonsense", "#: expected well-formed JSON, found a mistake at column")]
    public async Task For_what_they_say_do_not_stop_their_neighbours(string line, string fault)
    {
        await using var service = await ServiceFixture.Run();
        var lines = ImportRuns.Lines(3).Split('\n');

        var run = await service.Import(service.Write("plans.ndjson", $"{lines[0]}\n{line}\n{lines[1]}\n{lines[2]}"));

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldStartWith($"{Path.Combine(service.Folder, "plans.ndjson")}:2: {fault}");
        run.Output.ShouldContain("3 imported");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task By_the_safety_review_are_told_the_rule()
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(1) + ImportRuns.Line(Documents.Her2Negative("plan-x"))));

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain("plans.ndjson:2: #: a plan that satisfies R17 was expected: no override covers that");
        (await Stored.In(service)).Plans.ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_patient_with_another_open_plan_name_that_plan()
    {
        await using var service = await ServiceFixture.Run();
        static JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["patient"]!["id"] = "P-0001");

        var first = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(Plan("dup-1")) + ImportRuns.Line(Plan("dup-2"))));
        var later = await service.Import(service.Write("later.ndjson", ImportRuns.Line(Plan("dup-3")) + ImportRuns.Line(Plan("dup-1"))));

        first.Status.ShouldBe(1);
        first.Faults.ShouldHaveSingleItem().ShouldContain("plan dup-2 is for a patient with another open plan here, dup-1 (R19)");
        later.Faults.ShouldHaveSingleItem().ShouldContain("plan dup-3 is for a patient with another open plan here, dup-1 (R19)");
        (await Stored.In(service)).Plans.ShouldBe(1);
    }

    [Fact]
    public async Task Are_written_in_full_to_a_file()
    {
        await using var service = await ServiceFixture.Run();
        var faulty = Documents.Tchp("plan-x", plan => (plan["site"], plan["protocol"]) = ("nowhere", "none"));
        var report = Path.Combine(service.Folder, "refused.ndjson");

        var run = await service.Import(
            service.Write("plans.ndjson", ImportRuns.Line(faulty) + ImportRuns.Line(Documents.Her2Negative("plan-y")) + ImportRuns.Lines(1)), "--refused",
            report);

        run.Faults.Count.ShouldBe(2);
        run.Faults[0].ShouldEndWith("(and 1 more)");
        var lines = (await File.ReadAllLinesAsync(report)).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Count.ShouldBe(2);
        lines[0]["line"]!.GetValue<int>().ShouldBe(1);
        lines[0]["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>()).ShouldBe(["#/site", "#/protocol"], ignoreOrder: true);
        lines[1]["plan"]!.GetValue<string>().ShouldBe("plan-y");
        lines[1]["errors"]![1]!["detail"]!.GetValue<string>().ShouldStartWith("R17: ");
    }

    [Fact]
    public async Task That_are_too_long_or_not_UTF_8_do_not_stop_their_neighbours()
    {
        await using var service = await ServiceFixture.Run();
        var file = Path.Combine(service.Folder, "plans.ndjson");
        var lines = ImportRuns.Lines(3).Split('\n');
        var twoMebibytes = Documents.Tchp("plan-x", plan => plan["clinicalTrial"] = new string('x', 2 << 20)).ToJsonString();
        await File.WriteAllBytesAsync(file, [
            .. Encoding.UTF8.GetBytes($"{lines[0]}\n{twoMebibytes}\n{lines[1]}\n"),
            .. Encoding.Latin1.GetBytes(Documents.Tchp("plan-y", plan => plan["patient"]!["name"] = "Zo~").ToJsonString().Replace('~', 'ë')),
            .. Encoding.UTF8.GetBytes($"\n{lines[2]}\n"),
        ]);

        var run = await service.Import(file);

        run.Faults.Count.ShouldBe(2);
        run.Faults[0].ShouldContain(":2: #: expected at most 1,048,576 bytes");
        run.Faults[1].ShouldContain(":4: #: expected UTF-8, found other bytes at column");
        run.Output.ShouldContain("5 plans read: 3 imported");
    }

    [Fact]
    public async Task Are_those_that_are_there_with_another_document_or_as_a_draft()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-00001", plan => plan["navigator"] = "navigator.two@example.org"));
        (await service.Draft(Documents.Tchp("plan-00002"))).Expect(HttpStatusCode.Created);
        var before = await Stored.In(service);

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(3)));

        run.Faults[0].ShouldContain(":1: #/id: plan plan-00001 is there with another document");
        run.Faults[1].ShouldContain(":2: #/id: plan plan-00002 is there as a draft");
        run.Output.ShouldContain("3 plans read: 1 imported");
        (await Stored.In(service)).Plans.ShouldBe(before.Plans + 1);
    }

    [Fact]
    public async Task Stand_earlier_in_the_input_with_another_document_while_the_same_is_only_counted()
    {
        await using var service = await ServiceFixture.Run();
        var same = ImportRuns.Lines(1);
        var spaced = same.Replace("\":", "\" : ", StringComparison.Ordinal);
        var other = ImportRuns.Line(Documents.Tchp("plan-00001", plan => plan["start"] = "2026-01-06"));

        var run = await service.Import(service.Write("plans.ndjson", same + same + spaced + other + ImportRuns.Lines(150)),
            service.Write("again.ndjson", same));

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain("plans.ndjson:4: #/id: plan plan-00001 stands earlier in this input with another document");
        run.Output.ShouldContain("155 plans read: 150 imported");
        run.Output.ShouldContain("4 repeated in the input, 1 refused");
        await service.EveryPlanShouldBeWhole();
    }
}
