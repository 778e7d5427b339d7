using System.Globalization;
using System.Reflection;
using HerScheduler.Core.Json;

namespace HerScheduler.Settings.Reading;

/// <summary>Something in a section that cannot be read.</summary>
/// <param name="Key">Its full key; everything below it is unreadable too.</param>
/// <param name="Sentence">The key, what was expected, what was found.</param>
internal sealed record ShapeFault(string Key, string Sentence);

/// <summary>Compares what is stated with what can be stated: the names, and for each value the form of its type.</summary>
internal static class SettingsShape
{
    /// <param name="section">What is stated.</param>
    /// <param name="type">A class of settings.</param>
    public static IEnumerable<ShapeFault> Faults(IConfigurationSection section, Type type)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return Fault(section, "a section of settings");
            yield break;
        }

        var properties = Properties(type);
        foreach (var child in section.GetChildren())
        {
            var found = properties.FirstOrDefault(property => string.Equals(property.Name, child.Key, StringComparison.OrdinalIgnoreCase)) is { } property
                ? Value(child, property.PropertyType, inDays: property.IsDefined(typeof(AtLeastDaysAttribute)))
                : [new ShapeFault(child.Path, Unknown(child, properties))];
            foreach (var fault in found)
            {
                yield return fault;
            }
        }
    }

    /// <summary>The settings of a class, its sections and lists included.</summary>
    public static IReadOnlyList<PropertyInfo> Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null || EntryOf(property.PropertyType) is not null)];

    /// <summary>The type of a list's entries; null: it is no list.</summary>
    public static Type? EntryOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    public static bool IsSection(Type type) => type.IsClass && type.Namespace == typeof(SchedulerSettings).Namespace;

    private static IEnumerable<ShapeFault> Value(IConfigurationSection stated, Type type, bool inDays)
    {
        if (EntryOf(type) is { } entry)
        {
            return List(stated, entry);
        }

        if (IsSection(type))
        {
            return Faults(stated, type);
        }

        if (stated.GetChildren().Any())
        {
            return [new ShapeFault(stated.Path, $"{stated.Path} must be one value, not a section or a list.")];
        }

        return stated.Value is { } text && SettingForms.Expected(type, text, inDays) is { } expected ? [Fault(stated, expected)] : [];
    }

    private static IEnumerable<ShapeFault> List(IConfigurationSection stated, Type entry)
    {
        if (!string.IsNullOrEmpty(stated.Value))
        {
            return [Fault(stated, "a list")];
        }

        return stated.GetChildren().SelectMany(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Value(child, entry, inDays: false)
            : [new ShapeFault(child.Path, $"{stated.Path} must be a list; '{child.Key}' is no place in it (0, 1, 2, …).")]);
    }

    private static ShapeFault Fault(IConfigurationSection stated, string expected) =>
        new(stated.Path, $"{stated.Path} must be {expected}, not '{stated.Value}'.");

    private static string Unknown(IConfigurationSection child, IReadOnlyList<PropertyInfo> properties)
    {
        var names = properties.Select(property => property.Name).ToList();
        return LikelyMeant.Among(names, child.Key) is { } meant
            ? $"{child.Path} is no setting; did you mean {meant}?"
            : $"{child.Path} is no setting; known here: {string.Join(", ", names)}.";
    }
}
