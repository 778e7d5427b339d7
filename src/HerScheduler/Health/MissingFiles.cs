using System.Text.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Health;

/// <summary>LVEF policies and tasks that open plans name and the installation's folder lacks: such a plan cannot be computed.</summary>
internal static class MissingFiles
{
    private const string OfTask = "task";
    private const string OfPolicy = "LVEF policy";

    /// <summary>A sentence for each. Reads the document of every open plan: for a start, or now and then.</summary>
    public static async Task<IReadOnlyList<string>> Find(SchedulerDb db, PlanLibrary library, CancellationToken cancel)
    {
        var missing = new SortedDictionary<(string Kind, string Id), int>();
        await foreach (var document in MissingSettings.Open(db).Select(plan => plan.Document).AsAsyncEnumerable().WithCancellation(cancel))
        {
            foreach (var named in NamedIn(document).Where(named => !IsKnown(library, named)))
            {
                missing[named] = missing.GetValueOrDefault(named) + 1;
            }
        }

        return
        [
            .. missing.Select(entry =>
                $"The {entry.Key.Kind} '{entry.Key.Id}' is not known (HerScheduler:ProtocolsFolder), and {MissingSettings.Plans(entry.Value)} to it."),
        ];
    }

    private static bool IsKnown(PlanLibrary library, (string Kind, string Id) named) =>
        named.Kind == OfTask ? library.Tasks.Find(named.Id) is not null : library.Policies.Find(named.Id) is not null;

    private static List<(string Kind, string Id)> NamedIn(string document)
    {
        using var plan = JsonDocument.Parse(document);
        var named = new List<(string, string)>();
        if (plan.RootElement.TryGetProperty("settings", out var settings) && settings.TryGetProperty("lvefPolicy", out var policy))
        {
            named.Add((OfPolicy, policy.GetString()!));
        }

        if (plan.RootElement.TryGetProperty("tasks", out var tasks))
        {
            named.AddRange(tasks.EnumerateArray().Select(task => (OfTask, task.GetString()!)));
        }

        return named;
    }
}
