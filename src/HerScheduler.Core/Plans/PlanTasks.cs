using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Plans;

/// <summary>Reads the ids of the tasks a plan wants: each one that the library has, and each once.</summary>
internal static class PlanTasks
{
    public static IReadOnlyList<string> Read(ObjectReader plan, TaskLibrary library)
    {
        var known = new Expectation<string>(
            $"a task of the library ({library.Ids})",
            (JsonElement element, out string id) => Expect.LowerCaseIdentifier.TryRead(element, out id) && library.Find(id) is not null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return plan.Items("tasks", (element, place) =>
        {
            if (!known.TryRead(element, out var id))
            {
                known.Tell(element, place, plan.Faults);
            }
            else if (!seen.Add(id))
            {
                plan.Faults.Add(place, $"task {id} stands here more than once");
            }

            return id;
        });
    }
}
