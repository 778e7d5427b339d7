using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Cardiac.Policies;

public sealed class LvefPolicyReaderTests
{
    /// <summary>A built-in policy under an id of its own: the format of a site's file.</summary>
    private static readonly string Site = Documents.With(Encoding.UTF8.GetString(LvefPolicyJson.ToUtf8(Find("us-label"))), "id", "\"our-own\"");

    public static TheoryData<string, string?, string> Edits => new()
    {
        { "id", null, "required, but missing" },
        { "id", "\"Our own\"", "an identifier of 1–64 letters a–z, digits or -" },
        { "title", "\"\"", "expected 1–100 printable characters" },
        { "source", null, "required, but missing" },
        { "confidence", "\"A\"", "expected S (read in a source) | M (to be verified)" },
        { "closeWatchDays", "6", "expected a whole number from 7 to 91" },
        { "closeWatchDays", "92", "found 92" },
        { "agent", "[]", "unknown property; did you mean \"agents\"?" },
        { "agents", "[]", "found an empty array" },
        { "agents/0/agent", "\"docetaxel\"", "expected trastuzumab | pertuzumab | trastuzumab-emtansine | trastuzumab-deruxtecan, found \"docetaxel\"" },
        { "agents/1/agent", "\"trastuzumab\"", "trastuzumab stands here more than once" },
        { "agents/0/stopAtHold", "0", "expected a whole number from 1 to 20" },
        { "agents/0/countsAsFallen", null, "required, but missing" },
        { "agents/0/countsAsFallen", "[]", "expected an array of one alternative or more" },
        { "agents/0/rows", "[]", "expected an array of one row or more" },
        { "agents/0/rows/0/then", "\"stop\"", "expected continue | repeat | hold" },
        { "agents/0/rows/0/when/1/now/below", "\"LLN\"", "expected a number from 0 to 100 or \"lln\", the plan's lower limit of normal, found \"LLN\"" },
        { "agents/0/rows/0/when/1/now/below", "\"uln\"", "the plan's lower limit of normal, found \"uln\"" },
        { "agents/0/rows/0/when/0/fall/from", "\"lln\"", "expected a number of points from 0 to 100" },
        { "agents/0/rows/0/when/0/fall/from", "-1", "expected a number of points from 0 to 100" },
        { "agents/0/rows/0/when/0/fall/above", "15", "expected from or above, found both" },
        { "agents/0/rows/0/when/0/fall", "{}", "expected from, above, to or below, found none of them" },
        { "agents/0/rows/0/when/0", "{}", "expected bounds on now or on fall, found neither" },
        { "agents/0/rows/0/when/0/lvef", "{}", "unknown property" },
        { "agents/2/rows/1/when/0/now", """{ "from": 50, "below": 50 }""", "expected a range that holds a value, 50 to 50 holds none" },
        { "agents/0/rows/0/earliestResumeDays", null, "required, but missing" },
        { "agents/0/rows/0/firstRepeatDays", "0", "expected a whole number from 1 to 365" },
        { "agents/0/rows/0/stop", null, "required, but missing" },
        { "agents/0/rows/0/stop", "{}", "expected one of notMetAfterDays, notMetAtRepeatFromDay, repeatIs, found none" },
        { "agents/0/rows/0/stop/notMetAtRepeatFromDay", "21", "found notMetAfterDays and notMetAtRepeatFromDay" },
        { "agents/0/rows/1/stop", "{}", "unknown property" },
    };

    [Fact]
    public void A_sites_policy_is_read_and_found_beside_the_built_in_ones()
    {
        var library = PlanLibrary.BuiltIn.With(Documents.Utf8(Site)).Value;

        library.Policies.Find("our-own").ShouldNotBeNull().CloseWatchDays.ShouldBe(42);
        library.Policies.All.Select(policy => policy.Id).ShouldBe(["esc-2022", "eu-label", "our-own", "us-label"]);
        library.Protocols.ShouldBeSameAs(PlanLibrary.BuiltIn.Protocols);
        LvefPolicyLibrary.BuiltIn.Find("our-own").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_faulty_property_is_told_where_it_stands(string path, string? json, string phrase)
    {
        var faults = Faults(Documents.With(Site, path, json));
        var pointer = phrase.StartsWith("expected one of", StringComparison.Ordinal) || phrase.StartsWith("found not", StringComparison.Ordinal)
            ? "#/agents/0/rows/0/stop"
            : $"#/{path}";
        faults.ShouldContain(fault => fault.Pointer == pointer && fault.Detail.Contains(phrase, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Fact]
    public void Rows_that_fit_the_same_value_are_refused_with_the_value()
    {
        // 45 and 45 with a fall of 10: in the row under 45, and in the row from 45 on.
        Faults(Documents.With(Site, "agents/2/rows/0/when", """[{ "now": { "to": 45 } }]"""))
            .ShouldAllBe(fault => fault.Pointer.StartsWith("#/agents/2/rows/", StringComparison.Ordinal)
            && fault.Detail.StartsWith("expected no value that an earlier row fits, row 0 fits now 45 with fall", StringComparison.Ordinal));
        Faults(Documents.With(Site, "agents/2/rows/0/when", """[{ "now": { "to": 45 } }]""")).Select(fault => fault.Pointer)
            .ShouldBe(["#/agents/2/rows/1/when", "#/agents/2/rows/2/when"], ignoreOrder: true);

        // The lower limit of normal can be anything from 40 to 70, so "below lln" reaches into "from 50".
        var byLimit = """[{ "then": "continue", "when": [{ "now": { "from": 50 } }] }, """ + Hold("""[{ "now": { "below": "lln" } }]""") + "]";
        Faults(Documents.With(Site, "agents/0/rows", byLimit)).ShouldContain(fault => fault.Pointer == "#/agents/0/rows/1/when");
    }

    [Fact]
    public void A_value_that_no_row_fits_is_refused_with_the_value()
    {
        var rows = "[" + Hold("""[{ "now": { "below": 50 }, "fall": { "from": 10 } }]""")
            + """, { "then": "continue", "when": [{ "now": { "from": 50 } }] }]""";

        Faults(Documents.With(Site, "agents/1/rows", rows))
            .ShouldBeOnly("#/agents/1/rows", "expected a row for every LVEF, found none for now 10 with fall -80");
        Faults(Documents.With(Site, "agents/1/rows", rows[..^1] + """, { "then": "repeat" }]""")).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_last_row_can_be_without_a_condition()
    {
        var rows = "[" + """{ "then": "continue" }, """ + Hold("""[{ "now": { "below": 50 } }]""") + "]";

        Faults(Documents.With(Site, "agents/1/rows", rows)).ShouldBeOnly("#/agents/1/rows/0/when", "only the last row can be without");
    }

    [Fact]
    public void Every_HER2_agent_has_a_table_and_every_table_a_hold()
    {
        Faults(Documents.With(Site, "agents", $"[{Agent(0)},{Agent(1)},{Agent(3)}]")).ShouldBeOnly("#/agents", "none found for trastuzumab-emtansine");
        Faults(Documents.With(Site, "agents/1/rows", """[{ "then": "continue" }]""")).ShouldBeOnly("#/agents/1/rows", "expected a row with then hold");
    }

    [Fact]
    public void An_id_of_the_library_cannot_be_taken() =>
        LvefPolicyLibrary.BuiltIn.With(LvefPolicyJson.ToUtf8(Find("eu-label"))).Faults.ShouldBeOnly("#/id",
            "an LVEF policy called \"eu-label\" exists already");

    [Fact]
    public void A_faulty_policy_changes_no_library() =>
        PlanLibrary.BuiltIn.WithPolicy(Documents.Utf8("{")).Faults.ShouldBeOnly("#", "found the end of the document");

    [Fact]
    public void Every_built_in_policy_is_written_and_read_back_the_same()
    {
        foreach (var policy in LvefPolicyLibrary.BuiltIn.All)
        {
            var written = LvefPolicyJson.ToUtf8(policy);
            LvefPolicyJson.ToUtf8(LvefPolicyReader.Read(written).Value).ShouldBe(written);
        }
    }

    [Fact]
    public void What_is_written_of_a_built_in_policy_is_what_its_file_says()
    {
        foreach (var policy in LvefPolicyLibrary.BuiltIn.All)
        {
            using var file = typeof(LvefPolicy).Assembly.GetManifestResourceStream($"policies/{policy.Id}.json").ShouldNotBeNull();
            JsonNode.DeepEquals(JsonNode.Parse(file), JsonNode.Parse(LvefPolicyJson.ToUtf8(policy))).ShouldBeTrue(policy.Id);
        }
    }

    [Fact]
    public void A_bound_that_cannot_be_read_is_the_one_fault_of_its_range() =>
        Faults(Documents.With(Site, "agents/0/rows/0/when/1/now", """{ "below": "uln" }"""))
            .ShouldBeOnly("#/agents/0/rows/0/when/1/now/below", "the plan's lower limit of normal, found \"uln\"");

    [Fact]
    public void A_range_can_hold_one_value() =>
        Faults(Documents.With(Site, "agents/1/rows", Rows(Hold("""[{ "now": { "from": 45, "to": 45 } }]"""), """{ "then": "continue" }"""))).ShouldBeEmpty();

    [Fact]
    public void A_table_answers_from_10_to_90_percent_and_falls_up_to_80_points()
    {
        var continues = """{ "then": "continue", "when": [{ "now": { "from": 50, "to": 90 } }, { "now": { "below": 50 }, "fall": { "below": 10 } }] }""";

        Faults(Documents.With(Site, "agents/1/rows", Rows(Hold("""[{ "now": { "from": 10, "below": 50 }, "fall": { "from": 10, "to": 80 } }]"""), continues)))
            .ShouldBeEmpty();
        Faults(Documents.With(Site, "agents/1/rows",
            Rows(Hold("""[{ "now": { "from": 10, "below": 50 }, "fall": { "from": 10, "below": 80 } }]"""), continues)))
            .ShouldBeOnly("#/agents/1/rows", "found none for now 10 with fall 80");
        Faults(Documents.With(Site, "agents/1/rows",
            Rows(Hold("""[{ "now": { "below": 50 } }]"""), """{ "then": "continue", "when": [{ "now": { "from": 50, "below": 90 } }] }""")))
            .ShouldBeOnly("#/agents/1/rows", "found none for now 90");
    }

    [Fact]
    public void An_agent_that_is_held_for_another_ones_sake_goes_by_its_first_hold_row()
    {
        var rows = Rows("""{ "then": "repeat", "when": [{ "now": { "from": 45, "below": 50 } }] }""",
            Hold("""[{ "now": { "below": 45 } }]"""), """{ "then": "continue" }""");

        var policy = LvefPolicyReader.Read(Documents.Utf8(Documents.With(Site, "agents/1/rows", rows))).Value;

        policy.Agents[1].FirstHold.EarliestResumeDays.ShouldBe(21);
    }

    private static string Rows(params string[] rows) => $"[{string.Join(",", rows)}]";

    private static string Hold(string when) =>
        $$"""{ "then": "hold", "when": {{when}}, "earliestResumeDays": 21, "firstRepeatDays": 21, "resume": null, "stop": { "notMetAfterDays": 56 } }""";

    private static string Agent(int index) => JsonNode.Parse(Site)!["agents"]![index]!.ToJsonString();

    private static LvefPolicy Find(string id) => LvefPolicyLibrary.BuiltIn.Find(id).ShouldNotBeNull();

    private static IReadOnlyList<Fault> Faults(string document) => LvefPolicyReader.Read(Documents.Utf8(document)).Faults;
}
