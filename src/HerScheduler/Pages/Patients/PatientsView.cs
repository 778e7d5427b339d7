using HerScheduler.Localization;

namespace HerScheduler.Pages.Patients;

/// <summary>The page that finds a patient.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Count">How many fit.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="Sites">Clinics to choose from.</param>
/// <param name="Protocols">Protocols to choose from.</param>
public sealed record PatientsView(
    Texts Texts,
    PatientsRequest Request,
    int Count,
    IReadOnlyList<PatientRow> Rows,
    IReadOnlyList<(string Id, string Name)> Sites,
    IReadOnlyList<(string Id, string Title)> Protocols)
{
    /// <summary>The reader writes plans.</summary>
    public bool MayDraft { get; init; }
}
