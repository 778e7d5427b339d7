using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Cli.Protocols;

/// <summary>A task's dates in words.</summary>
internal static class TaskWords
{
    /// <summary><c>7 days before the first chemotherapy, then every 28 days until her2-completion; hormone receptor positive only</c>.</summary>
    public static string When(ClinicTask task) => string.Join(
        "; ",
        new[] { Offset(task) + Recurrence(task), Receptor(task.OnlyIf), task.OnlyIf.Agent is { } agent
            ? $"only with {WireNames<Agent>.Of(agent)}"
            : null, Closed(task.ClosedDays) }
            .OfType<string>());

    private static string Offset(ClinicTask task) => task.OffsetDays switch
    {
        0 => $"with {Anchor(task.Anchor)}",
        1 => $"the day after {Anchor(task.Anchor)}",
        -1 => $"the day before {Anchor(task.Anchor)}",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{task.OffsetDays} days after {Anchor(task.Anchor)}"),
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-task.OffsetDays} days before {Anchor(task.Anchor)}"),
    };

    private static string Recurrence(ClinicTask task)
    {
        if (task.Every is not { } every)
        {
            return task.Anchor.IsOfEach ? "" : ", once";
        }

        var until = task.Until switch
        {
            { Times: { } times } => string.Create(CultureInfo.InvariantCulture, $", {times} in all"),
            { Anchor: { } end } => $" until {Anchor(end)}",
            _ => throw new InvalidOperationException($"Task {task.Id} recurs and has no end: its reader let it pass."),
        };
        return string.Create(CultureInfo.InvariantCulture, $", then every {every.Count} {WireNames<TaskUnit>.Of(every.Unit)}{until}");
    }

    private static string Anchor(TaskAnchor anchor) => anchor.Kind switch
    {
        TaskAnchorKind.PlanStart => "the start of the plan",
        TaskAnchorKind.Her2Start => "the first HER2 dose",
        TaskAnchorKind.Her2End => "the last HER2 dose",
        TaskAnchorKind.ChemotherapyStart => "the first chemotherapy",
        TaskAnchorKind.ChemotherapyEnd => "the last chemotherapy",
        TaskAnchorKind.CourseEnd => "the end of the course",
        TaskAnchorKind.Event => anchor.Key!,
        TaskAnchorKind.EachEventOf => $"each {anchor.Key}",
        TaskAnchorKind.EachCycleOf => $"each cycle with {Agents(anchor)}",
        TaskAnchorKind.FirstDoseOf => $"the first dose of {Agents(anchor)}",
        TaskAnchorKind.LastDoseOf => $"the last dose of {Agents(anchor)}",
        _ => throw new ArgumentOutOfRangeException(nameof(anchor), anchor.Kind, "No words for this anchor."),
    };

    private static string Agents(TaskAnchor anchor) => string.Join(" or ", anchor.Agents.Members().Select(WireNames<Agent>.Of));

    private static string? Receptor(TaskCondition condition) => condition.HormoneReceptorPositive switch
    {
        true => "hormone receptor positive only",
        false => "hormone receptor negative only",
        null => null,
    };

    private static string Closed(ClosedDays days) => days switch
    {
        ClosedDays.Forward => "from a closed day to the next open one",
        ClosedDays.Back => "from a closed day to the open one before",
        ClosedDays.Stay => "on closed days too",
        _ => throw new ArgumentOutOfRangeException(nameof(days), days, "No words for these closed days."),
    };
}
