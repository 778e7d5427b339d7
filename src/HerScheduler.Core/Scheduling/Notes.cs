using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The sentences that say why an event moved, was left out or went.</summary>
internal static class Notes
{
    public static string? Join(string? first, string? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => $"{first} {second}",
    };

    public static string Deferred(Deferral deferral, DateOnly computed, DateOnly date) => date == deferral.To
        ? Text($"Deferred from {computed:O} to {date:O}: {Sentence(deferral.Reason)}")
        : Text($"The deferral to {deferral.To:O} is past: the rules now give {date:O}.");

    public static string Omitted(Omission omission, bool whole) => whole
        ? $"Omitted: {Sentence(omission.Reason)}"
        : $"Without {Names(omission.Agents)}: {Sentence(omission.Reason)}";

    public static string? Ceased(Ledger ledger, AgentSet agents)
    {
        if (AgentsCeased(ledger, agents) is { } ofAgents)
        {
            return ofAgents;
        }

        var cease = agents.Overlaps(AgentSet.Chemotherapy) ? ledger.ChemotherapyCeased ?? ledger.Her2Ceased : ledger.Her2Ceased;
        return cease is null ? null : Ceased(agents.Overlaps(AgentSet.Chemotherapy) ? "Chemotherapy" : "HER2 therapy", cease);
    }

    public static string Ceased(string therapy, Cease cease) => Text($"{therapy} was ceased on {cease.Date:O}: {Sentence(cease.Reason)}");

    /// <summary>Which of <paramref name="agents"/> were stopped for good, one sentence each; null when none was.</summary>
    public static string? AgentsCeased(Ledger ledger, AgentSet agents)
    {
        string? text = null;
        foreach (var ceased in ledger.AgentsCeased)
        {
            text = ceased.Agents.Overlaps(agents) ? Join(text, Ceased(Capitalised(WireNames<Agent>.Of(ceased.Named)), ceased.Cease)) : text;
        }

        return text;
    }

    public static string OvertakenBySurgery(DateOnly surgery) => Text($"Surgery was performed on {surgery:O}.");

    public static string? Held(HoldEffect effect, bool her2Only) => effect switch
    {
        { Held: true } when her2Only => effect.MovedBy is { EarliestResume: { } earliest }
            ? Text($"On hold: a clinician resumes, at the earliest on {earliest:O}.")
            : "On hold until a clinician resumes.",
        { Held: true, Lost: true } => "HER2 part on hold: not given here, made up at the end.",
        { Held: true } => "HER2 part on hold until a clinician resumes.",
        { Lost: true } => "HER2 part lost to a hold and made up at the end.",
        { MovedBy.ResumedFrom: { } from } => Text($"HER2 therapy was resumed from {from:O}."),
        _ => null,
    };

    public static string Names(AgentSet agents) => AgentNames.Of(agents);

    /// <summary>A reason as somebody typed it, closed with a full stop.</summary>
    public static string Sentence(string reason) => reason.Length > 0 && reason[^1] is '.' or '!' or '?' ? reason : reason + ".";

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The text with dates and numbers as documents have them.</summary>
    public static string Text(ref InvariantText text) => text.ToStringAndClear();
}
