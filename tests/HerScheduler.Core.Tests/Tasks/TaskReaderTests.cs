using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Tasks;

public sealed class TaskReaderTests
{
    private const string Site =
        """
        {
          "id": "blood-count", "title": "Blood count", "source": "local guideline", "confidence": "S",
          "anchor": "chemotherapy-start", "offsetDays": -1, "every": { "weeks": 1 }, "until": "chemotherapy-end",
          "onlyIf": { "hormoneReceptor": "negative", "agent": "paclitaxel" }, "closedDays": "back", "reminders": [1, 7]
        }
        """;

    public static TheoryData<string, string?, string> Edits => new()
    {
        { "id", null, "required, but missing" },
        { "id", "\"Blood\"", "expected an identifier of 1–60 letters a–z, digits or -" },
        { "id", "\"echo-repeat\"", "none of echo, echo-repeat, echo-follow-up" },
        { "id", $"\"{new string('t', 61)}\"", "expected an identifier of 1–60 letters" },
        { "title", "\"\"", "expected 1–100 printable characters" },
        { "source", null, "required, but missing" },
        { "confidence", "\"L\"", "expected S (read in a source) | M (to be verified)" },
        { "interval", "28", "unknown property; known here" },
        { "anchor", null, "required, but missing: expected plan-start" },
        { "anchor", "\"surgrey\"", "found \"surgrey\"" },
        { "anchor", "\"course-end\"", "the key of an event, a kind of event" },
        { "anchor", "7", "found 7" },
        { "anchor", "{}", "expected exactly one of eachCycleOf, firstDoseOf, lastDoseOf" },
        { "anchor", """{ "firstDoseOf": "docetaxel", "lastDoseOf": "docetaxel" }""", "expected exactly one of" },
        { "offsetDays", "-366", "expected a whole number from -365 to 365" },
        { "offsetDays", "366", "found 366" },
        { "every", "\"weekly\"", "expected once, or an object of one of days, weeks and months" },
        { "every", "{}", "expected exactly one of days, weeks and months" },
        { "every", """{ "days": 1, "weeks": 1 }""", "expected exactly one of days, weeks and months" },
        { "every/weeks", "0", "expected a whole number from 1 to 104" },
        { "every/weeks", "105", "found 105" },
        { "until", null, "required with every, but missing" },
        { "until", "0", "expected a whole number from 1 to 200" },
        { "until", "\"cycle\"", "the key of one event" },
        { "until", """{ "eachCycleOf": "docetaxel" }""", "found every one of several" },
        { "onlyIf/stage", "\"II\"", "unknown property" },
        { "onlyIf/hormoneReceptor", "\"any\"", "expected positive | negative" },
        { "onlyIf/agent", "\"taxol\"", "expected docetaxel | carboplatin" },
        { "closedDays", "\"next\"", "expected forward | back | stay" },
        { "reminders", "7", "expected an array" },
        { "reminders/0", "0", "expected a whole number from 1 to 90" },
        { "reminders/0", "91", "found 91" },
        { "reminders/0", "7", "7 days stand here more than once" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_fault_is_told_where_it_stands_with_what_was_expected(string path, string? json, string phrase)
    {
        var faults = TaskReader.Read(Documents.Utf8(Documents.With(Site, path, json))).Faults;

        var pointer = path == "reminders/0" && json == "7" ? "#/reminders/1" : $"#/{path}";
        faults.ShouldBeOnly(pointer, phrase);
    }

    [Fact]
    public void A_task_beside_every_cycle_does_not_recur_by_itself() =>
        TaskReader.Read(Documents.Utf8(Documents.With(Site, "anchor", """{ "eachCycleOf": "docetaxel" }"""))).Faults
            .ShouldBeOnly("#/every", "the anchor is every one of several events");

    [Fact]
    public void A_task_that_happens_once_has_no_end() =>
        TaskReader.Read(Documents.Utf8(Documents.With(Site, "every", "\"once\""))).Faults.ShouldBeOnly("#/until", "without every the task does not recur");

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var task = Read("""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "surgery" }""");

        task.ShouldBe(new ClinicTask(
            "t", "T", "s", "M", new TaskAnchor(TaskAnchorKind.Event, "surgery", AgentSet.Empty), 0, null, null, TaskCondition.None, ClosedDays.Forward, null));
    }

    [Theory]
    [InlineData("plan-start", TaskAnchorKind.PlanStart)]
    [InlineData("her2-start", TaskAnchorKind.Her2Start)]
    [InlineData("her2-end", TaskAnchorKind.Her2End)]
    [InlineData("chemotherapy-start", TaskAnchorKind.ChemotherapyStart)]
    [InlineData("chemotherapy-end", TaskAnchorKind.ChemotherapyEnd)]
    [InlineData("cycle", TaskAnchorKind.EachEventOf)]
    [InlineData("echo", TaskAnchorKind.EachEventOf)]
    [InlineData("echo-2", TaskAnchorKind.Event)]
    [InlineData("her2-completion", TaskAnchorKind.Event)]
    [InlineData("site-thp-12", TaskAnchorKind.Event)]
    public void An_anchor_can_be_a_day_of_the_course_an_event_or_a_kind(string text, TaskAnchorKind kind) =>
        Read($$"""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "{{text}}" }""").Anchor.Kind.ShouldBe(kind);

    [Fact]
    public void Reminders_are_kept_longest_first() => Read(Site).Reminders.ShouldBe([7, 1]);

    [Theory]
    [InlineData(Site)]
    [InlineData("""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": { "eachCycleOf": ["doxorubicin", "epirubicin"] }, "offsetDays": 3 }""")]
    [InlineData("""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "surgery", "every": { "months": 60 }, "until": 200, "reminders": [] }""")]
    [InlineData("""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "cycle", "closedDays": "stay" }""")]
    [InlineData("""{ "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "surgery", "every": { "days": 366 }, "until": "course-end" }""")]
    public void A_task_that_was_written_is_read_back_the_same(string document)
    {
        var written = TaskJson.ToUtf8(Read(document), indented: false);

        TaskJson.ToUtf8(Read(Encoding.UTF8.GetString(written)), indented: false).ShouldBe(written);
    }

    [Theory]
    [InlineData("\"taxol\"", "#/anchor/eachCycleOf/1", "expected docetaxel | carboplatin")]
    [InlineData("\"docetaxel\"", "#/anchor/eachCycleOf/1", "docetaxel stands here more than once")]
    public void Each_of_several_agents_is_known_and_named_once(string second, string pointer, string phrase) =>
        TaskReader.Read(Documents.Utf8($$"""
            { "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": { "eachCycleOf": ["docetaxel", {{second}}] } }
            """)).Faults.ShouldBeOnly(pointer, phrase);

    [Fact]
    public void An_id_has_sixty_characters_at_most() =>
        TaskReader.Read(Documents.Utf8(Documents.With(Site, "id", $"\"{new string('t', 60)}\""))).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData(Site)]
    [InlineData("""{"id":"t","title":"T","source":"s","confidence":"M","anchor":"surgery","offsetDays":-3,"every":"once","closedDays":"stay"}""")]
    [InlineData(
        """
        { "id": "t", "title": "T", "source": "s", "confidence": "M", "anchor": "surgery", "offsetDays": 0, "every": { "months": 6 }, "until": 6,
          "onlyIf": { "hormoneReceptor": "positive" }, "closedDays": "forward" }
        """)]
    public void A_task_is_written_with_everything_it_says(string document)
    {
        var written = JsonNode.Parse(TaskJson.ToUtf8(Read(document)))!;
        if (written["reminders"] is JsonArray reminders)
        {
            written["reminders"] = new JsonArray([.. reminders.Select(days => days!.DeepClone()).Reverse()]); // longest first
        }

        JsonNode.DeepEquals(written, JsonNode.Parse(document)).ShouldBeTrue(written.ToJsonString());
    }

    private static ClinicTask Read(string document) => TaskReader.Read(Documents.Utf8(document)).Value;
}
