using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Problems;

namespace HerScheduler.Pages.Happened;

/// <summary>What was ticked, and with which version of each plan in sight.</summary>
/// <param name="Versions">By plan.</param>
/// <param name="Ticked">By plan, in the order of the page.</param>
/// <param name="Recorded">By plan, the facts that are to be taken back, in the order in which they were recorded.</param>
internal sealed record HappenedForm(
    IReadOnlyDictionary<string, int> Versions, ILookup<string, TickedEvent> Ticked, ILookup<string, string> Recorded)
{
    public const string Rows = "row", Facts = "fact";

    private const char Separator = ':';

    /// <summary>The name of the field that holds a plan's version.</summary>
    public static string VersionOf(string plan) => $"version{Separator}{plan}";

    /// <summary>The name of the field for an echo's result.</summary>
    public static string LvefOf(string plan, string key, DateOnly date) => $"lvef{Separator}{RowOf(plan, key, date)}";

    /// <summary>The version in sight; what names none meets no plan.</summary>
    public int VersionFor(string plan) => Versions.GetValueOrDefault(plan, -1);

    /// <summary>An event as a tick names it: on the date that was read, and no other one.</summary>
    public static string RowOf(string plan, string key, DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan}{Separator}{key}{Separator}{date:yyyy-MM-dd}");

    public static string FactOf(string plan, string fact) => $"{plan}{Separator}{fact}";

    /// <summary>An LVEF that was typed ticks its echo.</summary>
    public static Outcome<HappenedForm> Read(IFormCollection form)
    {
        var rows = form[Rows].Concat(form.Keys.Where(name => name.StartsWith($"lvef{Separator}", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(form[name]))
            .Select(name => name[(name.IndexOf(Separator, StringComparison.Ordinal) + 1)..]));
        var events = rows.Select(row => row ?? "").Distinct(StringComparer.Ordinal).Select(row => EventOf(row, form)).ToList();
        var facts = form[Facts].Select(fact => (fact ?? "").Split(Separator)).ToList();
        return events.Contains(null) || facts.Exists(fact => fact.Length != 2)
            ? Problem.Malformed([new Fault($"#/{Rows}", "plan:event:date was expected")])
            : new HappenedForm(
                Versioned(form),
                events.OfType<TickedEvent>().ToLookup(ticked => ticked.Plan, StringComparer.Ordinal),
                facts.ToLookup(fact => fact[0], fact => fact[1], StringComparer.Ordinal));
    }

    private static TickedEvent? EventOf(string row, IFormCollection form) =>
        row.Split(Separator) is [var plan, var key, var date] && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new TickedEvent(plan, key, day, form[LvefOf(plan, key, day)].ToString().Trim())
            : null;

    private static Dictionary<string, int> Versioned(IFormCollection form) => form
        .Where(pair => pair.Key.StartsWith(VersionOf(""), StringComparison.Ordinal))
        .ToDictionary(
            pair => pair.Key[VersionOf("").Length..],
            pair => int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
            StringComparer.Ordinal);
}

/// <summary>One event that happened on its planned date.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Key">The event's key.</param>
/// <param name="Date">Its date, as it was read.</param>
/// <param name="Lvef">Of an echo, the result as typed; empty: it is not known.</param>
internal sealed record TickedEvent(string Plan, string Key, DateOnly Date, string Lvef);
