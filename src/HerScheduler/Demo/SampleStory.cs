using HerScheduler.Core.Plans;

namespace HerScheduler.Demo;

/// <summary>One sample patient, told relative to today. Everything in it is invented.</summary>
internal sealed record SampleStory
{
    /// <summary>The plan's id.</summary>
    public required string Id { get; init; }

    /// <summary>An obviously invented name.</summary>
    public required string Name { get; init; }

    public required string Site { get; init; }

    public required string Navigator { get; init; }

    public required string Protocol { get; init; }

    /// <summary>How long ago treatment began; negative: it begins in so many days.</summary>
    public required int DaysSinceStart { get; init; }

    public Disease Disease { get; init; } = new(MarkerStatus.Positive, Stage.IIB, 3.1m, MarkerStatus.Positive, MarkerStatus.Negative);

    /// <summary>What pathology answers, if surgery is that long ago.</summary>
    public PathologyResponse Response { get; init; } = PathologyResponse.Pcr;

    public Radiotherapy? Radiotherapy { get; init; }

    public Endocrine? Endocrine { get; init; }

    public IReadOnlyList<RuleOverride> Overrides { get; init; } = [];

    /// <summary>Events that nobody recorded although their day has passed.</summary>
    public IReadOnlyList<string> NotRecorded { get; init; } = [];

    /// <summary>A cycle that was put off and is due today, whatever day of the week it is.</summary>
    public string? DeferredToToday { get; init; }

    /// <summary>An echo whose result was too low.</summary>
    public string? LowLvefAt { get; init; }

    /// <summary>An echo that was done and whose result has not come.</summary>
    public string? ResultAwaitedFor { get; init; }

    /// <summary>Not approved yet.</summary>
    public bool IsDraft { get; init; }
}
