using System.Collections;
using System.Globalization;
using System.Reflection;

namespace HerScheduler.Settings.Reading;

/// <summary>One setting as it is in force.</summary>
/// <param name="Key">Its full key.</param>
/// <param name="Value">As a file would write it; a secret is only said to be there.</param>
/// <param name="Source">The file's name, <c>environment</c>, <c>command line</c>, or <c>default</c>.</param>
internal sealed record EffectiveSetting(string Key, string Value, string Source);

/// <summary>All settings in force, with where each comes from.</summary>
internal static class EffectiveSettings
{
    private const string Nothing = "-";

    public static IEnumerable<EffectiveSetting> Of(SchedulerSettings settings, IConfigurationRoot sources) => Of(settings, SchedulerSettings.Section, sources);

    private static IEnumerable<EffectiveSetting> Of(object section, string place, IConfigurationRoot sources) =>
        SettingsShape.Properties(section.GetType()).SelectMany(property => Of(property.GetValue(section), $"{place}:{property.Name}", property, sources));

    private static IEnumerable<EffectiveSetting> Of(object? value, string key, PropertyInfo property, IConfigurationRoot sources) => value switch
    {
        IList { Count: 0 } => [new EffectiveSetting(key, Nothing, "default")],
        IList list => list.Cast<object>().Zip(Places(sources, key)).SelectMany(entry => Of(entry.First, $"{key}:{entry.Second}", property, sources)),
        not null when SettingsShape.IsSection(value.GetType()) => Of(value, key, sources),
        _ => [new EffectiveSetting(key, Text(value, property), SettingsSources.Of(sources, key) ?? "default")],
    };

    /// <summary>The places of a list as they were stated, which need not be 0, 1, 2.</summary>
    private static IEnumerable<string> Places(IConfigurationRoot sources, string key) => sources.GetSection(key).GetChildren().Select(child => child.Key);

    private static string Text(object? value, PropertyInfo property) => value switch
    {
        null => Nothing,
        _ when property.IsDefined(typeof(SecretAttribute)) => "(not shown)",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        TimeSpan length when property.IsDefined(typeof(AtLeastDaysAttribute)) && length.TotalDays % 1 == 0 =>
            length.TotalDays.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? Nothing,
    };
}
