using HerScheduler.Courses;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Patients;

/// <summary>The page that finds a patient.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Count">How many fit.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="Sites">Clinics to choose from.</param>
/// <param name="Protocols">Protocols to choose from.</param>
/// <param name="Navigators">Who can be chosen; where that is more than <see cref="NavigatorChoice.Most"/>, the beginning of them.</param>
public sealed record PatientsView(
    Texts Texts,
    PatientsRequest Request,
    int Count,
    IReadOnlyList<PatientRow> Rows,
    IReadOnlyList<(string Id, string Name)> Sites,
    IReadOnlyList<(string Id, string Title)> Protocols,
    IReadOnlyList<string> Navigators)
{
    /// <summary>The navigator who was asked for, as rows hold her; null: none.</summary>
    public string? Navigator => Request.Navigator is { } asked ? NavigatorAddress.Of(asked) : null;

    /// <summary>There are too many to choose from: one is typed.</summary>
    public bool TypesNavigator => Navigators.Count > NavigatorChoice.Most;

    /// <summary>Also who was asked for and has no open plan: the form says what the list is narrowed to.</summary>
    public IEnumerable<string> NavigatorsToChoose => Navigator is { } asked && !Navigators.Contains(asked) ? Navigators.Prepend(asked) : Navigators;
}
