using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;

namespace HerScheduler.Tests.Hosting;

/// <summary>
/// docs/configuration.md, made of the typed options: what they are called, what they may be, what they are when nobody says anything, what they mean.
/// </summary>
internal static class ConfigurationTable
{
    private const string Top = """
        # Configuration

        Made from the code; a test keeps it so. How the settings are read, and `config check`, stands in [operations.md](operations.md#settings).
        `N` counts the entries of a list from 0. A length of time is written `HH:mm:ss`, a number of days as a number, a day `YYYY-MM-DD`, a time of day `HH:mm`.


        """;

    public static string Text()
    {
        var text = new StringBuilder(Top);
        Section(text, new SchedulerSettings(), SchedulerSettings.Section, XmlDocumentation.Summary(typeof(SchedulerSettings)));
        return text.ToString();
    }

    /// <summary>All settings, the sections that hold them left out.</summary>
    public static IEnumerable<PropertyInfo> Settings(Type type) => SettingsShape.Properties(type).SelectMany(property =>
        SectionIn(property) is { } section ? Settings(section) : [property]);

    /// <summary>In its own words, or in those of its type.</summary>
    public static string Meaning(PropertyInfo property) => XmlDocumentation.Summary(property) ?? XmlDocumentation.Summary(ValueType(property)) ?? "";

    /// <summary>First its own settings, then the sections below it.</summary>
    private static void Section(StringBuilder text, object section, string path, string? meaning)
    {
        var properties = SettingsShape.Properties(section.GetType());
        text.Append(CultureInfo.InvariantCulture, $"## {path}\n\n");
        if (meaning is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{meaning}\n\n");
        }

        var own = properties.Where(property => SectionIn(property) is null).ToList();
        if (own.Count > 0)
        {
            text.Append("| setting | environment variable | form | default | meaning |\n|---|---|---|---|---|\n");
            own.ForEach(property => Row(text, property, section, path));
            text.Append('\n');
        }

        foreach (var property in properties)
        {
            if (SectionIn(property) is { } below)
            {
                var place = IsList(property) ? $"{path}:{property.Name}:N" : $"{path}:{property.Name}";
                Section(text, Activator.CreateInstance(below)!, place, XmlDocumentation.Summary(property) ?? XmlDocumentation.Summary(below));
            }
        }
    }

    private static void Row(StringBuilder text, PropertyInfo property, object section, string path)
    {
        var name = IsList(property) ? $"{property.Name}:N" : property.Name;
        var variable = $"{path}:{name}".ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal);
        var cells = new[] { $"`{name}`", $"`{variable}`", Form(property), Default(property, property.GetValue(section)), Meaning(property) };
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
    }

    private static string Form(PropertyInfo property)
    {
        var type = ValueType(property);
        var form = type switch
        {
            { IsEnum: true } => string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`")),
            _ when type == typeof(bool) => "`true`, `false`",
            _ when type == typeof(int) || type == typeof(decimal) => "number",
            _ when type == typeof(TimeSpan) => property.IsDefined(typeof(AtLeastDaysAttribute)) ? "days" : "length of time",
            _ when type == typeof(TimeOnly) => "time of day",
            _ when type == typeof(DateOnly) => "day",
            _ when type == typeof(Uri) => "address",
            _ => "text",
        };
        return string.Join("; ", new[] { form }.Concat(property.GetCustomAttributes().Select(Limit).OfType<string>()));
    }

    private static string? Limit(Attribute attribute) => attribute switch
    {
        RangeAttribute { ErrorMessage: { } said } => said,
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        RequiredAttribute => "required",
        SecretAttribute => "secret",
        SettingAttribute setting => setting.ErrorMessage,
        _ => null,
    };

    /// <summary>The value itself; where there is none, what that means in the words of the code.</summary>
    private static string Default(PropertyInfo property, object? value) => value switch
    {
        null or "" or IList { Count: 0 } => WithoutWords(XmlDocumentation.Value(property)),
        TimeSpan days when property.IsDefined(typeof(AtLeastDaysAttribute)) => Code(days.TotalDays),
        TimeSpan length => Code(length),
        TimeOnly time => Code(time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        bool truth => Code(truth ? "true" : "false"),
        _ => Code(value),
    };

    private static string WithoutWords(string? said)
    {
        var rest = (said ?? "none").Replace("Default: ", "", StringComparison.Ordinal).TrimEnd('.');
        foreach (var beginning in new[] { "null, which means that ", "null, which means ", "null, ", "null: ", "empty, which means ", "none, which means " })
        {
            rest = rest.StartsWith(beginning, StringComparison.Ordinal) ? rest[beginning.Length..] : rest;
        }

        return rest == "null" ? "none" : rest;
    }

    private static string Code(object value) => string.Create(CultureInfo.InvariantCulture, $"`{value}`");

    private static bool IsList(PropertyInfo property) => SettingsShape.EntryOf(property.PropertyType) is not null;

    private static Type ValueType(PropertyInfo property)
    {
        var type = SettingsShape.EntryOf(property.PropertyType) ?? property.PropertyType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static Type? SectionIn(PropertyInfo property) => ValueType(property) is var type && SettingsShape.IsSection(type) ? type : null;
}
