using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Localization;
using HerScheduler.Pages.Amending;
using HerScheduler.Pages.Shared;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Pages.Drafting;

/// <summary>The form of a plan: empty, refused, or beside the dates and the review it would have.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Role">Who writes it.</param>
/// <param name="Plan">The draft that is changed; null: a new one.</param>
/// <param name="Seen">Which text of it the form began with.</param>
/// <param name="Values">The fields as typed.</param>
/// <param name="Lists">What can be chosen, of the fields that the installation fills.</param>
public sealed record DraftView(
    Texts Texts, UserRole Role, string? Plan, DraftTag? Seen,
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<(string Key, string Words)>> Lists)
{
    /// <summary>The document that the form began with: what it does not ask for stays.</summary>
    public JsonObject Before { get; init; } = [];

    /// <summary>Why it was refused; null: it was not.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The dates and findings; null: not asked for yet, or the form cannot be read.</summary>
    public DraftReview? Review { get; init; }

    /// <summary>A running plan is amended; null: it is a draft.</summary>
    public Amendment? Amendment { get; init; }

    public string Address => (Plan, Amendment) switch
    {
        (null, _) => "/plans/new",
        (_, null) => $"/plans/{Plan}/edit",
        _ => AmendEndpoints.To(Plan),
    };

    /// <summary>An override is a clinician's decision.</summary>
    public bool MayOverride => Role == UserRole.Clinician;

    public IReadOnlyList<Finding> Blocking => Review is null ? [] : [.. Review.Findings.Where(finding => finding.BlocksApproval && Amendment?.StoodBefore.Contains(finding.Id) != true)];

    /// <summary>An amendment is about the same patient, whose name stands only where the clinic allows it.</summary>
    public bool Asks(FormField field) => Amendment is not { } running
        || (field.Name != DraftFields.Patient && (field.Name != DraftFields.PatientName || running.Course.Site.ShowPatientNames));

    public string ValueOf(FormField field) => Values.GetValueOrDefault(field.Name, "");

    public IReadOnlyList<CoreText> FaultsOf(FormField field) =>
        [.. Faults.Where(fault => IsAt(fault, field)).Select(fault => new CoreText(fault.Detail, Texts.CoreLanguage))];

    /// <summary>The faults that belong to no field of the form.</summary>
    public IEnumerable<Fault> OtherFaults => Faults.Where(fault => !DraftFields.All.Any(each => IsAt(fault, each)));

    /// <summary>A folded part is open when something in it is wrong, or was typed into a new plan. A stored draft has all settings written out.</summary>
    public bool IsOpen(DraftSection section) =>
        section.Fields.Any(field => FaultsOf(field).Count > 0 || (Plan is null && field.Name != DraftFields.Id && Values.ContainsKey(field.Name)));

    public IEnumerable<(string Key, string Words)> OptionsOf(FormField field) => field.Input == FormInput.Flag
        ? [("true", Texts["Word.Yes"]), ("false", Texts["Word.No"])]
        : Lists.GetValueOrDefault(field.Name) ?? [.. field.Choices.Select(choice => (choice, Texts.WordOf($"Choice.{choice}") ?? choice))];

    /// <summary>What is still to come, as it would be told.</summary>
    public IEnumerable<ScheduleEvent> Dates => Review?.Schedule.Events.Where(item => item.IsOpen) ?? [];

    private IReadOnlyList<Fault> Faults => Problem?.Errors ?? [];

    private static bool IsAt(Fault fault, FormField field)
    {
        var place = fault.Pointer.TrimStart('#', '/').Replace('/', '.');
        return place == field.Name || place.StartsWith($"{field.Name}.", StringComparison.Ordinal);
    }
}
