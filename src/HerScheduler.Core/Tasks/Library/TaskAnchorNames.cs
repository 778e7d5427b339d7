using System.Collections.Frozen;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>The anchors that are written as one word: days of the course, keys of events, kinds of events.</summary>
internal static class TaskAnchorNames
{
    public const string CourseEnd = "course-end";

    /// <summary>Days that the course has whatever its events are called.</summary>
    public static FrozenDictionary<string, TaskAnchorKind> Days { get; } = new[]
    {
        TaskAnchorKind.PlanStart, TaskAnchorKind.Her2Start, TaskAnchorKind.Her2End, TaskAnchorKind.ChemotherapyStart, TaskAnchorKind.ChemotherapyEnd,
        TaskAnchorKind.CourseEnd,
    }.ToFrozenDictionary(WireNames<TaskAnchorKind>.Of, StringComparer.Ordinal);

    /// <summary>Kinds that have several events; every other kind has one, whose key is its name.</summary>
    public static FrozenSet<string> KindsOfSeveral { get; } = FrozenSet.Create(StringComparer.Ordinal, "cycle", "echo", "endocrine-review");

    /// <summary>Keys that do not end in a number.</summary>
    public static FrozenSet<string> Keys { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "surgery", "pathology", "radiotherapy-start", "radiotherapy-end", "endocrine-start", "endocrine-review-5-years", "endocrine-review-10-years",
        "her2-completion", "echo-baseline", "echo-pre-her2", "echo-pre-t-dm1", "echo-pre-t-dxd", "echo-end");

    /// <summary>False for a word that no event and no day of a course is called by.</summary>
    public static bool TryParse(string text, out TaskAnchor anchor)
    {
        var (kind, key) = Days.TryGetValue(text, out var day) ? (day, null)
            : KindsOfSeveral.Contains(text) ? (TaskAnchorKind.EachEventOf, text)
            : (TaskAnchorKind.Event, text);
        anchor = new TaskAnchor(kind, key, AgentSet.Empty);
        return kind != TaskAnchorKind.Event || Keys.Contains(text) || IsNumbered(text);
    }

    /// <summary>The key of a cycle or a numbered echo: a name, a hyphen, a number.</summary>
    private static bool IsNumbered(string text) =>
        text.LastIndexOf('-') is var hyphen and > 0
        && Expect.IsLowerCaseIdentifier(text)
        && int.TryParse(text.AsSpan(hyphen + 1), System.Globalization.NumberStyles.None, null, out var number)
        && number > 0;
}
