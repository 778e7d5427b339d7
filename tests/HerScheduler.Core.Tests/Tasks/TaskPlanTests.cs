using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Tasks;

/// <summary>A plan names the tasks it wants.</summary>
public sealed class TaskPlanTests
{
    [Fact]
    public void The_ids_are_read_in_their_order_and_written_again()
    {
        var plan = PlanReader.Read(Documents.Utf8(With("""["zoledronate", "goserelin"]""")), PlanLibrary.BuiltIn).Value;

        plan.Tasks.ShouldBe(["zoledronate", "goserelin"]);
        PlanReader.Read(PlanJson.ToUtf8(plan), PlanLibrary.BuiltIn).Value.Tasks.ShouldBe(plan.Tasks);
    }

    [Theory]
    [InlineData("""["denosumab"]""", "#/tasks/0", "expected a task of the library (bone-density, chest-ct, goserelin")]
    [InlineData("""["goserelin", "goserelin"]""", "#/tasks/1", "task goserelin stands here more than once")]
    [InlineData("""[28]""", "#/tasks/0", "found 28")]
    [InlineData("\"goserelin\"", "#/tasks", "expected an array")]
    public void What_is_no_task_of_the_library_is_a_fault(string tasks, string pointer, string phrase) =>
        PlanReader.Read(Documents.Utf8(With(tasks)), PlanLibrary.BuiltIn).Faults.ShouldBeOnly(pointer, phrase);

    private static string With(string tasks) => Documents.With(Documents.MinimalPlan, "tasks", tasks);
}
