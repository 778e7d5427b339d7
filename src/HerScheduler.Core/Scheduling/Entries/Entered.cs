namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>That a fact was entered, and whether the schedule has to be made again: every kind has to answer.</summary>
/// <param name="HasEffect">False: the fact is kept and shown, and the schedule stays as it is.</param>
internal readonly record struct Entered(bool HasEffect)
{
    public static Entered Done { get; } = new(HasEffect: true);

    /// <summary>The fact is kept and shown, and the schedule stays as it is.</summary>
    public static Entered WithoutEffect { get; } = new(HasEffect: false);
}
