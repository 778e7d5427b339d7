using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>What a site can add to what plans name: protocols, LVEF policies, tasks.</summary>
public sealed class PlanLibraryTests
{
    private const string Task = """{ "id": "blood-count", "title": "Blood count", "source": "local", "confidence": "S", "anchor": "cycle", "offsetDays": -1 }""";

    private const string Protocol =
        """
        {
          "id": "site-h", "title": "Site's H", "setting": "adjuvant", "surgery": false, "source": "local", "confidence": "M",
          "tracks": [ { "id": "h", "title": "H", "intervalDays": 21, "count": 18, "tasks": ["blood-count"],
            "agents": [ { "agent": "trastuzumab", "dose": "6 mg/kg", "loadingDose": "8 mg/kg" } ] } ]
        }
        """;

    [Fact]
    public void A_document_with_an_anchor_is_a_task()
    {
        var library = PlanLibrary.BuiltIn.With(Documents.Utf8(Task)).Value;

        library.Tasks.Find("blood-count").ShouldNotBeNull();
        PlanLibrary.IsTask(Documents.Utf8(Task)).ShouldBeTrue();
        PlanLibrary.IsTask(Documents.Utf8(Protocol)).ShouldBeFalse();
    }

    [Fact]
    public void A_protocol_can_bring_a_task_that_was_added_before_it() =>
        PlanLibrary.BuiltIn.With(Documents.Utf8(Task)).Value.With(Documents.Utf8(Protocol)).Value.Protocols.Find("site-h").ShouldNotBeNull();

    [Fact]
    public void A_protocol_that_brings_an_unknown_task_is_refused() =>
        PlanLibrary.BuiltIn.With(Documents.Utf8(Protocol)).Faults.ShouldBeOnly("#/tracks/0/tasks/0", "expected a task of the library (bone-density");

    [Theory]
    [InlineData("tchp")]
    [InlineData("t-dm1")]
    public void A_task_with_the_name_of_a_track_is_refused(string id) =>
        PlanLibrary.BuiltIn.With(Documents.Utf8(Documents.With(Task, "id", $"\"{id}\""))).Faults.ShouldBeOnly("#/id", "a track has this name");

    [Fact]
    public void A_track_with_the_name_of_a_task_is_refused()
    {
        var protocol = Documents.With(Documents.With(Protocol, "tracks/0/id", "\"goserelin\""), "tracks/0/tasks", null);

        PlanLibrary.BuiltIn.With(Documents.Utf8(protocol)).Faults.ShouldBeOnly("#/tracks/0/id", "a task has the name \"goserelin\"");
    }

    [Fact]
    public void A_faulty_task_is_told_like_every_document() =>
        PlanLibrary.BuiltIn.With(Documents.Utf8(Documents.With(Task, "title", null))).Faults.ShouldBeOnly("#/title", "required, but missing");
}
