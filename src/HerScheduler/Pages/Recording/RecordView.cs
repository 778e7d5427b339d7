using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;

namespace HerScheduler.Pages.Recording;

/// <summary>The form of one kind of fact, empty, refused, or with what would move.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Course">The plan.</param>
/// <param name="Schedule">Its schedule today.</param>
/// <param name="Kind">The kind; null: it is still to be chosen.</param>
/// <param name="Input">What was typed.</param>
public sealed record RecordView(Texts Texts, StoredCourse Course, Schedule Schedule, FactKind? Kind, RecordInput Input)
{
    /// <summary>Why it was refused; null: it was not.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What would move; null: it was not asked yet.</summary>
    public Effects? Preview { get; init; }

    public Reasons Reasons => Reasons.Of(Texts, Schedule);

    /// <summary>The event it is about, when that is settled.</summary>
    public ScheduleEvent? Event => Input.Values.GetValueOrDefault("event") is { Length: > 0 } key ? Schedule.Find(key) : null;

    /// <summary>The faults of one field, with the other words for it.</summary>
    public IEnumerable<Fault> FaultsOf(FormField field) =>
        Problem?.Errors.Where(fault => fault.Field == field.Name || (field.Name == "percent" && fault.Field == "range")) ?? [];

    /// <summary>The faults that belong to no field of the form.</summary>
    public IEnumerable<Fault> OtherFaults =>
        Problem?.Errors.Where(fault => Kind is not { } kind || !FormFields.Of(kind).Any(asked => FaultsOf(asked).Contains(fault))) ?? [];

    public string ValueOf(FormField field) => Input.Values.GetValueOrDefault(field.Name) ?? field switch
    {
        { IsToday: true } => $"{Schedule.AsOf:yyyy-MM-dd}",
        { Input: FormInput.Several } => GivenAsPlanned,
        _ => "",
    };

    /// <summary>What is typed as it is sent: agents are named only where not all that the cycle has were given, or one is on hold.</summary>
    public IReadOnlyDictionary<string, string> Sent =>
        Event is { Doses: { Count: > 0 } doses } && Input.Values.GetValueOrDefault("agents") is { } agents
            && doses.All(dose => !dose.Held && agents.Split(',').Contains(WireNames<Agent>.Of(dose.Agent)))
            ? Input.Values.Where(value => value.Key != "agents").ToDictionary(StringComparer.Ordinal)
            : Input.Values;

    /// <summary>A fault in the reader's words; what a program sends to force is a tick here.</summary>
    public CoreText WordsOf(Fault fault) => Reasons.Said(fault.Detail.Replace(Refusal.HowToForce, "", StringComparison.Ordinal));

    /// <summary>What somebody else recorded.</summary>
    public CoreText WordsOf(RecordedEntry entry) => Course.Facts.FirstOrDefault(fact => fact.Id == entry.Id) is { } fact
        ? Sentences.Of(Reasons.Said(fact.Phrase))
        : new CoreText(Texts[$"Record.{entry.Kind}"], null);

    private string GivenAsPlanned => string.Join(',', Event?.Doses.Where(dose => !dose.Held).Select(dose => WireNames<Agent>.Of(dose.Agent)) ?? []);
}

/// <summary>What was typed, and what the form carries with it.</summary>
/// <param name="FactId">The fact's id: sending the form twice records it once.</param>
/// <param name="Version">The plan's version when the form was opened.</param>
/// <param name="Back">The page to return to.</param>
/// <param name="Values">The fields.</param>
public sealed record RecordInput(string FactId, int Version, string Back, IReadOnlyDictionary<string, string> Values);
