using System.Globalization;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Tasks;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>What an event is called for a person.</summary>
internal static class Titles
{
    /// <param name="draft">The event.</param>
    /// <param name="lastNumber">The number of the last cycle of its track.</param>
    public static string Of(Draft draft, int lastNumber) => draft.Kind switch
    {
        EventKind.Cycle => string.Create(CultureInfo.InvariantCulture, $"{draft.Cycle!.Track.Title} cycle {draft.Cycle.Number} of {lastNumber}"),
        EventKind.Echo => Echo(draft.Key),
        EventKind.Surgery => "Surgery",
        EventKind.Pathology => "Pathology result",
        EventKind.RadiotherapyStart => "Radiotherapy starts",
        EventKind.RadiotherapyEnd => "Radiotherapy ends",
        EventKind.EndocrineStart => "Endocrine therapy starts",
        EventKind.EndocrineReview => draft.Key == EndocrineStep.FiveYearsKey ? "Endocrine therapy review, 5 years" : "Endocrine therapy review, 10 years",
        EventKind.Her2Completion => "HER2 therapy complete",
        EventKind.Task => Task(draft.Task!),
        _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Kind, "A kind of event without a title."),
    };

    private static string Task(TaskPart part) => part.Task switch
    {
        { Until.Times: { } times } => string.Create(CultureInfo.InvariantCulture, $"{part.Task.Title} {part.Number} of {times}"),
        { Every: null, Anchor.IsOfEach: false } => part.Task.Title,
        _ => string.Create(CultureInfo.InvariantCulture, $"{part.Task.Title} {part.Number}"),
    };

    private static string Echo(string key) => key switch
    {
        EchoKeys.Baseline => "LVEF echo, baseline",
        EchoKeys.PreHer2 => "LVEF echo before HER2 therapy",
        EchoKeys.PreTDm1 => "LVEF echo before T-DM1",
        EchoKeys.PreTDxd => "LVEF echo before T-DXd",
        EchoKeys.End => "LVEF echo after the last HER2 dose",
        _ when EchoKeys.IsRepeat(key) => $"LVEF echo, repeat {key["echo-repeat-".Length..]}",
        _ when EchoKeys.RoutineNumber(key) is not null => $"LVEF echo {key["echo-".Length..]}",
        _ => $"LVEF echo, follow-up {key["echo-follow-up-".Length..]} of 4",
    };
}
