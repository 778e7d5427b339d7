namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a clinic's own task can be recorded as done or left out.</summary>
internal static class TaskJudge
{
    public static Verdict Open(string key, Projection before)
    {
        var (found, refused) = FactJudge.FindOpen(before, key, "#/event");
        return found is null || found.Kind == EventKind.Task
            ? refused
            : Verdict.Contradiction("#/event", $"{key} is not a task of the clinic");
    }
}
