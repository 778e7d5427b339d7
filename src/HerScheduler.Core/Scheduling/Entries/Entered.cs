namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>That a fact was entered: there is nothing to give back, but every kind has to answer.</summary>
internal readonly record struct Entered
{
    public static Entered Done { get; }

    /// <summary>The fact is kept and shown, and the schedule stays as it is.</summary>
    public static Entered WithoutEffect { get; }
}
