using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;

namespace HerScheduler.Pages.Shared;

/// <summary>The addresses of the forms in which facts are recorded.</summary>
internal static class RecordLink
{
    /// <summary>Where "given today" is posted to.</summary>
    public static string AtOnce(string plan) => $"/plans/{plan}/at-once";

    /// <summary>The id of the one form whose buttons stand in the lines of a list: one token for all of them.</summary>
    public const string FormId = "at-once";

    /// <summary>The form of one kind of fact.</summary>
    public static string To(string plan, FactKind kind, string? scheduleEvent)
    {
        var query = new QueryBuilder();
        query.Add("kind", WireNames<FactKind>.Of(kind));
        query.Add("event", scheduleEvent);
        return $"/plans/{plan}/record{query}";
    }

    /// <summary>All kinds, to choose from.</summary>
    public static string Any(string plan) => $"/plans/{plan}/record";

    /// <summary>The words of a button: <c>Defer…</c>.</summary>
    public static string Words(FactKind kind) => $"Record.{WireNames<FactKind>.Of(kind)}";
}
