using HerScheduler.Core.Json;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The sentences behind a date: the rule and its anchor, the roll to an open day, and why it moved.</summary>
internal static class WhyText
{
    public static string Of(Draft draft)
    {
        var rule = draft switch
        {
            { Status: EventStatus.Done } => Done(draft),
            { Cycle.Settled: true } => "Stays on the date it had when a later cycle was given.",
            _ => Rule(draft),
        };
        if (draft.Status != EventStatus.Done && draft.Computed != draft.RuleDate && draft.Cycle is not { Settled: true })
        {
            rule = Text($"{rule} {draft.RuleDate:ddd} {draft.RuleDate:O} is closed: {(draft.Computed > draft.RuleDate ? "next" : "previous")} open day.");
        }

        return draft.Note is { } note && draft.Status != EventStatus.Done ? $"{rule} {note}" : rule;
    }

    private static string Done(Draft draft)
    {
        var verb = draft.Kind switch
        {
            EventKind.Cycle => "Given",
            EventKind.Pathology => "Reported",
            EventKind.Task => "Done",
            _ => "Performed",
        };
        return draft switch
        {
            { Lvef: { } lvef } => Text($"{verb} on {draft.Date:O}: LVEF {lvef.Shown} %."),
            { Cycle.Given: { } given } when given.LastDate != given.Date || !given.Awaited.IsEmpty => Recordings(given),
            _ => Text($"{verb} on {draft.Date:O}."),
        };
    }

    /// <summary>Which agents were given on another day than the cycle's, and which are not recorded yet.</summary>
    private static string Recordings(GivenDose given)
    {
        var text = Text($"Given on {given.Date:O}");
        for (var day = given.Date.AddDays(1); day <= given.LastDate; day = day.AddDays(1))
        {
            var agents = given.RecordedOn(day);
            text = agents.IsEmpty ? text : Text($"{text}, {Notes.Names(agents)} on {day:O}");
        }

        return given.Awaited.IsEmpty ? $"{text}." : $"{text}; not recorded yet: {Notes.Names(given.Awaited)}.";
    }

    private static string Rule(Draft draft)
    {
        var why = draft.Why;
        return why.Rule switch
        {
            WhyRule.PlanStart => Text($"Day 0 of the plan ({why.AnchorDate:O})."),
            WhyRule.Interval => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.FirstAfterTrack => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O}), the last one before it."),
            WhyRule.Restart => Text($"Restart: the later of {why.Anchor} ({why.AnchorDate:O}) + {why.Count} days and pathology."),
            WhyRule.AfterLastHer2Dose => Text($"{why.Count} days after the last HER2 dose, {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.AfterPostOperativeChemotherapy => Text($"{why.Count} days after the last chemotherapy, {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.AfterChemotherapy => Text($"{why.Count} days after the last chemotherapy, {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.AfterCease => Text($"Not before {why.AnchorDate:O}, when {why.Anchor} was ceased."),
            WhyRule.AfterSurgery => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.LastFraction => Text($"The last of {why.Count} fractions, Monday to Friday, from {why.AnchorDate:O}."),
            WhyRule.MondayAfterRadiotherapy => Text($"The first Monday after {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.OwnDate => Text($"The plan's own date ({why.AnchorDate:O})."),
            WhyRule.EarliestEndocrine => Text($"The earliest start: {why.Count} days after the last chemotherapy, {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.CalendarMonths => Text($"{why.Count} calendar months after {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.Completion => Text($"The later of the last HER2 dose, {why.Anchor} ({why.AnchorDate:O}), and one year after the first ({why.Other:O})."),
            WhyRule.CompletionLastDose => Text($"The last HER2 dose, {why.Anchor} ({why.AnchorDate:O})."),
            WhyRule.CompletionYear => Text($"One year after the first HER2 dose ({why.Other:O}); the last one is {why.Anchor} ({why.AnchorDate:O})."),
            _ => Echo(why),
        };
    }

    private static string Echo(Why why) => why.Rule switch
    {
        WhyRule.BeforeDose => Text($"{why.Count} days before {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.EchoMonths => Text($"{why.Count} calendar months after {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.EchoDays => Text($"{why.Count / 7} weeks after {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.EchoCloseWatch => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O}): close watch after a low LVEF."),
        WhyRule.EchoBeforeGap => Text($"The last LVEF is of {why.AnchorDate:O}: due before it is older than the echo interval and {why.Count} days."),
        WhyRule.BelowNormal => Text($"{why.Count} days after {why.AnchorDate:O}: {why.Anchor} is to be repeated."),
        WhyRule.AfterLowResult => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.AfterRepeat => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O}), the last repeat."),
        WhyRule.LastDose => Text($"{why.Count} days after the last HER2 dose, {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.LastDoseMonths => Text($"{why.Count} calendar months after the last HER2 dose, {why.Anchor} ({why.AnchorDate:O})."),
        _ => Task(why),
    };

    private static string Task(Why why) => why.Rule switch
    {
        WhyRule.TaskOffset when why.Count == 0 => Text($"On the day of {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.TaskOffset => Text($"{Math.Abs(why.Count)} {(Math.Abs(why.Count) == 1 ? "day" : "days")} {(why.Count < 0 ? "before" : "after")} {why.Anchor} ({why.AnchorDate:O})."),
        WhyRule.TaskDays => Text($"{why.Count} days after {why.Anchor} ({why.AnchorDate:O})."),
        _ => "Given under an earlier plan.",
    };

    private static string Text(ref InvariantText text) => text.ToStringAndClear();
}
