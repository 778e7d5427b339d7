namespace HerScheduler.Core.Cardiac;

/// <summary>A time during which HER2 therapy must not be given: after a low LVEF, or by a clinician's decision.</summary>
internal sealed class HoldPeriod
{
    /// <summary>The low result's day, or the clinician's date.</summary>
    public required DateOnly From { get; init; }

    /// <summary>From when therapy was resumed; null while the hold stands, or when it ended by ceasing.</summary>
    public required DateOnly? ResumedFrom { get; init; }

    /// <summary>The place in the order of recording of what ended it; <see cref="int.MaxValue"/> while it stands.</summary>
    public required int EndOrder { get; init; }

    /// <summary>HER2 therapy was ceased during the hold.</summary>
    public bool EndedByCeasing { get; init; }

    /// <summary>Null for a clinician's hold.</summary>
    public LowLvef? Low { get; init; }

    public bool Stands => EndOrder == int.MaxValue;

    /// <summary>A clinician's hold has no earliest date.</summary>
    public DateOnly? EarliestResume => Low?.EarliestResume;
}
