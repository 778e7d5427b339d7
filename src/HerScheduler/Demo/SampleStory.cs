using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

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

    public Formulation Formulation { get; init; }

    /// <summary>The clinic's own tasks that the plan wants.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>So many HER2 cycles were given at another hospital, three weeks apart, before treatment went on here; 0: none.</summary>
    public int CyclesElsewhere { get; init; }

    /// <summary>Events that nobody recorded although their day has passed.</summary>
    public IReadOnlyList<string> NotRecorded { get; init; } = [];

    /// <summary>A cycle that was put off and is due today, whatever day of the week it is.</summary>
    public string? DeferredToToday { get; init; }

    /// <summary>Echoes with a result of their own, in percent; the others are normal.</summary>
    public IReadOnlyList<(string Echo, decimal Percent)> Lvefs { get; init; } = [];

    /// <summary>An echo whose low result cardiology accepted on its day.</summary>
    public string? AcceptedAt { get; init; }

    /// <summary>A repeat echo after which a clinician resumed.</summary>
    public string? ResumedAfter { get; init; }

    /// <summary>Echoes that were done so many days after their date.</summary>
    public IReadOnlyList<(string Echo, int Days)> Late { get; init; } = [];

    /// <summary>A cycle of which only the chemotherapy has been recorded so far.</summary>
    public string? PartlyRecorded { get; init; }

    /// <summary>The next echo has no appointment yet.</summary>
    public bool IsUnbooked { get; init; }

    /// <summary>An echo that was done and whose result has not come.</summary>
    public string? ResultAwaitedFor { get; init; }

    /// <summary>Not approved yet.</summary>
    public bool IsDraft { get; init; }
}
