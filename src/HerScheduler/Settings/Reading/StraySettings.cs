using System.Text.RegularExpressions;
using HerScheduler.Core.Json;
using Microsoft.Extensions.Configuration.Json;

namespace HerScheduler.Settings.Reading;

/// <summary>What somebody wrote as a setting and nobody would read: another section of a file, a variable with one underscore for two.</summary>
internal static partial class StraySettings
{
    private const string Separator = "__";
    private const string Prefix = SchedulerSettings.Section + "_";
    private const string Telemetry = "OTEL_";

    private static readonly IReadOnlyList<string> Sections = [SchedulerSettings.Section, "Serilog"];

    /// <summary>Variables by which the project's own tests are told what to run on. They are no settings, and nobody means one by them.</summary>
    private static readonly IReadOnlyList<string> OfTests = [$"{Prefix}TEST_", $"{Prefix}SOAK", $"{Prefix}APPROVE"];

    /// <param name="sources">Every source of settings.</param>
    /// <param name="variables">The names of the environment's variables.</param>
    public static IEnumerable<string> Faults(IConfigurationRoot sources, IEnumerable<string> variables) =>
    [
        .. sources.Providers.OfType<JsonConfigurationProvider>().SelectMany(OfFile),
        .. variables.Order(StringComparer.Ordinal).Select(OfVariable).OfType<string>(),
    ];

    private static IEnumerable<string> OfFile(JsonConfigurationProvider file)
    {
        var name = SettingsSources.FileOf(file);
        foreach (var section in file.GetChildKeys([], parentPath: null).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!Sections.Contains(section, StringComparer.OrdinalIgnoreCase) && !section.StartsWith(Telemetry, StringComparison.Ordinal))
            {
                yield return LikelyMeant.Among(Sections, section) is { } meant
                    ? $"{name} has a section '{section}', which nobody reads; did you mean {meant}?"
                    : $"{name} has a section '{section}', which nobody reads; settings stand in the section {SchedulerSettings.Section}.";
            }
        }
    }

    private static string? OfVariable(string variable)
    {
        var end = variable.IndexOf(Separator, StringComparison.Ordinal);
        if (end > 0)
        {
            var section = variable[..end];
            return !IsSection(section) && LikelyMeant.Among([SchedulerSettings.Section], section) is not null
                ? $"The environment's {variable} is no setting; did you mean {SchedulerSettings.Section.ToUpperInvariant()}{variable[end..]}?"
                : null;
        }

        if (!variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || OfTests.Any(name => variable.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var hint = Meant(variable[Prefix.Length..]) is { } meant
            ? $"; did you mean {meant}?"
            : $": they begin with {SchedulerSettings.Section.ToUpperInvariant()}{Separator}.";
        return $"The environment's {variable} is no setting{hint}";
    }

    private static bool IsSection(string name) => string.Equals(name, SchedulerSettings.Section, StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting whose name has the same letters, or nearly; places in lists are as they are.</summary>
    private static string? Meant(string rest)
    {
        var places = Numbers().Matches(rest).Select(match => match.Value).ToList();
        var letters = Numbers().Replace(rest, "0").Replace("_", "", StringComparison.Ordinal);
        var known = Paths(typeof(SchedulerSettings), []).ToDictionary(path => string.Concat(path), StringComparer.OrdinalIgnoreCase);
        if (LikelyMeant.Among([.. known.Keys], letters) is not { } name)
        {
            return null;
        }

        var next = 0;
        return string.Join(Separator, known[name].Select(part => part == "0" && next < places.Count ? places[next++] : part).Prepend(SchedulerSettings.Section))
            .ToUpperInvariant();
    }

    private static IEnumerable<IReadOnlyList<string>> Paths(Type type, IReadOnlyList<string> above) => SettingsShape.Properties(type).SelectMany(property =>
    {
        IReadOnlyList<string> here = [.. above, property.Name];
        var entry = SettingsShape.EntryOf(property.PropertyType);
        var (value, path) = entry is null ? (property.PropertyType, here) : (entry, [.. here, "0"]);
        return SettingsShape.IsSection(value) ? Paths(value, path) : [path];
    });

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
