using HerScheduler.Core.Json;
using HerScheduler.Localization;
using HerScheduler.Reports;

namespace HerScheduler.Pages.Reports;

/// <summary>What the report is asked for, as its form shows it.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Query">The question.</param>
/// <param name="Sites">Clinics to choose from: those that the reader may see.</param>
public sealed record OverdueEchoQuestion(Texts Texts, OverdueEchoQuery Query, IReadOnlyList<(string Id, string Name)> Sites)
{
    /// <summary>Why it cannot be answered; empty: it is.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What was expected of a field, and what was found.</summary>
    public IEnumerable<string> FaultsOf(string field) => Faults.Where(fault => fault.Field == field).Select(fault => fault.Detail);
}
