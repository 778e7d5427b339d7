using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

public sealed class Checking_a_plan
{
    [Fact]
    public async Task A_warning_is_shown_and_the_answer_is_still_yes()
    {
        var run = await CommandRun.Of(Documents.Tchp().ToJsonString(), ["check", "-"]);

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("WARNING R5");
    }

    [Fact]
    public async Task An_error_makes_the_answer_no()
    {
        var run = await CommandRun.Of(Documents.Her2Negative().ToJsonString(), ["check", "-"]);

        run.Status.ShouldBe(1);
        run.Output.ShouldContain("ERROR R17");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_overridden_error_is_shown_as_such_and_the_answer_is_yes()
    {
        var plan = Documents.PlainHp();
        plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R13", ["reason"] = "the tumor board decided", ["by"] = "dr.one@example.org" });

        var run = await CommandRun.Of(plan.ToJsonString(), ["check", "-"]);

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("ERROR R13, overridden in the plan");
    }

    [Fact]
    public async Task As_JSON_it_has_every_finding_with_its_fields()
    {
        var run = await CommandRun.Of(Documents.Her2Negative().ToJsonString(), ["check", "-", "--format", "json"]);

        run.Status.ShouldBe(1);
        var root = JsonNode.Parse(run.Output)!;
        root["plan"]!.GetValue<string>().ShouldBe("plan-0001");
        var finding = root["findings"]!.AsArray().Single(f => f!["rule"]!.GetValue<string>() == "R17")!;
        finding["id"]!.GetValue<string>().ShouldBe("R17");
        finding["severity"]!.GetValue<string>().ShouldBe("error");
        finding["overridden"]!.GetValue<bool>().ShouldBeFalse();
        finding["message"]!.GetValue<string>().ShouldNotBeEmpty();
        finding["source"]!.GetValue<string>().ShouldNotBeEmpty();
    }
}
