using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Drafting;

/// <summary>A part of the form.</summary>
/// <param name="Name">Its title's name.</param>
/// <param name="IsFolded">Most plans need nothing of it.</param>
/// <param name="Fields">A field's name is the place in the document: <c>patient.id</c>.</param>
public sealed record DraftSection(string Name, bool IsFolded, IReadOnlyList<FormField> Fields);

/// <summary>What the form of a plan asks for. What a document can say beyond it (tasks, last doses of before) is kept as it stands.</summary>
internal static class DraftFields
{
    /// <summary>Filled from the installation: its clinics, protocols and policies.</summary>
    public const string Site = "site", Protocol = "protocol", LvefPolicy = "settings.lvefPolicy";

    public const string Id = "id", Patient = "patient.id", PatientName = "patient.name", Navigator = "navigator", EchoInterval = "settings.echoInterval";

    public static IReadOnlyList<DraftSection> Sections { get; } =
    [
        new("Patient", IsFolded: false, [Line(Patient), Line(PatientName, isRequired: false), Choice(Site), Line(Navigator)]),
        new("Disease", IsFolded: false,
        [
            Choice("disease.her2", WireNames<MarkerStatus>.All), Choice("disease.hormoneReceptor", WireNames<MarkerStatus>.All),
            Choice("disease.nodes", WireNames<MarkerStatus>.All), Choice("disease.stage", WireNames<Stage>.All), Number("disease.tumorSizeCm"),
        ]),
        new("Therapy", IsFolded: false,
        [
            Choice(Protocol), Day("start") with { IsRequired = true }, Maybe("intent", WireNames<ProtocolSetting>.All),
            Number("radiotherapy.fractions"), Number("endocrine.years"), Day("endocrine.start"),
        ]),
        new("AfterSurgery", IsFolded: false,
        [
            Maybe("afterSurgery.expected", WireNames<PathologyResponse>.All), Maybe("afterSurgery.pcr", WireNames<AntibodyTherapy>.All),
            Maybe("afterSurgery.residual", WireNames<ResidualTherapy>.All), Maybe("adjuvant.continueWith", WireNames<AntibodyTherapy>.All),
        ]),
        new("Before", IsFolded: true,
        [
            new FormField("history.anthracycline", FormInput.Checkbox) { IsRequired = false }, Number("history.her2Cycles"), Day("history.firstHer2Dose"),
            Number("history.baselineLvef.percent"), Day("history.baselineLvef.date"),
        ]),
        new("Settings", IsFolded: true,
        [
            Line(EchoInterval, isRequired: false), Maybe("settings.her2Duration", WireNames<Her2Duration>.All),
            new FormField("settings.periOperativeHer2", FormInput.Flag) { IsRequired = false }, Maybe("settings.formulation", WireNames<Formulation>.All),
            Maybe("settings.lateDoseRule", WireNames<LateDoseRule>.All), Maybe(LvefPolicy, []), Number("settings.lvefLowerLimitOfNormal"),
            Number("settings.surgeryAfterDays"),
        ]),
        new("Rest", IsFolded: true, [Line("clinicalTrial", isRequired: false), Line(Id)]),
    ];

    public static IEnumerable<FormField> All => Sections.SelectMany(section => section.Fields);

    private static FormField Line(string name, bool isRequired = true) => new(name, FormInput.Line) { IsRequired = isRequired };

    private static FormField Day(string name) => new(name, FormInput.Date) { IsRequired = false };

    private static FormField Number(string name) => new(name, FormInput.Percent) { IsRequired = false };

    private static FormField Choice(string name, IReadOnlyList<string>? choices = null) => new(name, FormInput.Choice) { Choices = choices ?? [] };

    private static FormField Maybe(string name, IReadOnlyList<string> choices) => Choice(name, choices) with { IsRequired = false };
}
