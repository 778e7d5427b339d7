using System.Collections.Frozen;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>The tasks a plan can name: the built-in ones and a site's own. Immutable, safe to share.</summary>
public sealed class TaskLibrary
{
    private static readonly Lazy<TaskLibrary> LazyBuiltIn = new(() =>
        new TaskLibrary(EmbeddedData.In("tasks").Select(name => EmbeddedData.Load(name, TaskReader.Read))));

    private readonly FrozenDictionary<string, ClinicTask> _byId;

    private TaskLibrary(IEnumerable<ClinicTask> tasks)
    {
        All = [.. tasks.OrderBy(task => task.Id, StringComparer.Ordinal)];
        Ids = string.Join(", ", All.Select(task => task.Id));
        _byId = All.ToFrozenDictionary(task => task.Id, StringComparer.Ordinal);
    }

    /// <summary>The built-in tasks, embedded as data and validated on load, once.</summary>
    /// <exception cref="InvalidOperationException">An embedded task is faulty: the build is broken.</exception>
    public static TaskLibrary BuiltIn => LazyBuiltIn.Value;

    /// <summary>All tasks, ordered by id (ordinal).</summary>
    public IReadOnlyList<ClinicTask> All { get; }

    /// <summary>All ids as one phrase for a message.</summary>
    internal string Ids { get; }

    /// <summary>The task called <paramref name="id"/> (case-sensitive), or null.</summary>
    public ClinicTask? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// This library with one more task (same format and checks as the built-in ones), or everything wrong with it; an id that exists is a fault.
    /// </summary>
    public ReadResult<TaskLibrary> With(ReadOnlyMemory<byte> utf8Json) =>
        TaskReader.Read(utf8Json).Match(
            task => Find(task.Id) is null
                ? ReadResult<TaskLibrary>.Valid(new TaskLibrary([.. All, task]))
                : ReadResult<TaskLibrary>.Invalid([new Fault("#/id", $"a task called {Found.Quote(task.Id)} exists already; choose another id")]),
            ReadResult<TaskLibrary>.Invalid);
}
