using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace HerScheduler.Settings;

/// <summary>
/// Compares settings with the attributes that stand beside them. Each fault is a sentence: the setting's full key, what was expected, what was found.
/// </summary>
internal static class SettingsChecks
{
    /// <param name="settings">A section: every setting in it, and in the sections in it.</param>
    /// <param name="place">Its key.</param>
    public static IEnumerable<string> Faults(object settings, string place)
    {
        foreach (var property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (key, value) = ($"{place}:{property.Name}", property.GetValue(settings));
            foreach (var broken in property.GetCustomAttributes<ValidationAttribute>().Where(attribute => !attribute.IsValid(value)))
            {
                yield return $"{key} must be {Expectation(broken)}, {Found(value)}.";
            }

            foreach (var fault in Sections(key, value).SelectMany(section => Faults(section.Section, section.Key)))
            {
                yield return fault;
            }
        }
    }

    private static string Expectation(ValidationAttribute attribute) => attribute switch
    {
        { ErrorMessage: { } words } => words,
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        _ => throw new InvalidOperationException($"{attribute} has no words for what it expects."),
    };

    private static string Found(object? value) => value switch
    {
        null => "and is not stated",
        string text => $"not '{text}'",
        _ => string.Create(CultureInfo.InvariantCulture, $"not {value}"),
    };

    private static IEnumerable<(string Key, object Section)> Sections(string key, object? value) => value switch
    {
        string or null => [],
        IEnumerable list => list.Cast<object>().SelectMany((entry, index) => Sections($"{key}:{index}", entry)),
        _ when value.GetType().Namespace == typeof(SettingsChecks).Namespace && value.GetType().IsClass => [(key, value)],
        _ => [],
    };
}
