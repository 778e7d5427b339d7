using System.Text;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Core.Tests.Architecture;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Tasks;

public sealed class TaskLibraryTests
{
    private const string BloodCount =
        """{ "id": "blood-count", "title": "Blood count", "source": "local", "confidence": "S", "anchor": "cycle", "offsetDays": -1 }""";

    [Fact]
    public void The_built_in_tasks_are_those_of_the_table_and_all_are_to_be_verified()
    {
        TaskLibrary.BuiltIn.All.Select(task => task.Id)
            .ShouldBe(["bone-density", "chest-ct", "goserelin", "pegfilgrastim", "pregnancy-test", "troponin", "zoledronate"]);
        TaskLibrary.BuiltIn.All.ShouldAllBe(task => task.Confidence == "M");
    }

    [Fact]
    public void Each_built_in_task_stands_in_the_domain_document()
    {
        var domain = File.ReadAllText(Repository.PathOf("docs/domain.md"));

        TaskLibrary.BuiltIn.All.ShouldAllBe(task => domain.Contains($"| `{task.Id}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void A_site_can_add_a_task_of_its_own() =>
        TaskLibrary.BuiltIn.With(Documents.Utf8(BloodCount)).Value.Find("blood-count").ShouldNotBeNull();

    [Fact]
    public void An_id_that_exists_is_refused() =>
        TaskLibrary.BuiltIn.With(Documents.Utf8(BloodCount.Replace("blood-count", "goserelin", StringComparison.Ordinal))).Faults
            .ShouldBeOnly("#/id", "a task called \"goserelin\" exists already");

    [Fact]
    public void Every_built_in_task_is_written_and_read_back_the_same()
    {
        foreach (var task in TaskLibrary.BuiltIn.All)
        {
            var written = TaskJson.ToUtf8(task);
            Encoding.UTF8.GetString(TaskJson.ToUtf8(TaskReader.Read(written).Value)).ShouldBe(Encoding.UTF8.GetString(written));
        }
    }

    [Fact]
    public void Every_task_that_a_built_in_therapy_brings_exists() =>
        ProtocolLibrary.BuiltIn.All.SelectMany(protocol => protocol.Tracks).Append(AdjuvantTherapies.TDxd)
            .SelectMany(track => track.Tasks).Distinct().ShouldAllBe(id => TaskLibrary.BuiltIn.Find(id) != null);
}
