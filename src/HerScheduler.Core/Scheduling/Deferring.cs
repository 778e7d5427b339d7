namespace HerScheduler.Core.Scheduling;

/// <summary>Applies the deferral of an event that is not a cycle (rule C5).</summary>
internal static class Deferring
{
    /// <summary>The date of <paramref name="key"/> and what to say of it.</summary>
    public static (DateOnly Date, string? Note) Apply(Workspace work, string key, DateOnly computed)
    {
        if (!work.Ledger.Deferrals.TryGetValue(key, out var deferral))
        {
            return (computed, null);
        }

        var date = deferral.Apply(computed);
        return (date, Notes.Deferred(deferral, computed, date));
    }
}
