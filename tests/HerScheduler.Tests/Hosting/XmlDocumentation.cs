using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HerScheduler.Settings;

namespace HerScheduler.Tests.Hosting;

/// <summary>What the service's code says of itself, as Markdown in one line.</summary>
internal static partial class XmlDocumentation
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(SchedulerSettings).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public static string? Summary(Type type) => Part($"T:{type.FullName}", "summary");

    public static string? Summary(PropertyInfo property) => Part(NameOf(property), "summary");

    public static string? Value(PropertyInfo property) => Part(NameOf(property), "value");

    private static string NameOf(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    private static string? Part(string member, string part) =>
        Members.GetValueOrDefault(member)?.Element(part) is { } element ? Spaces().Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim() : null;

    private static string Markdown(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } reference => $"`{reference.Attribute("cref")!.Value.Split('.')[^1]}`",
        XText text => text.Value,
        _ => throw new InvalidOperationException($"The documentation of the settings has something that the table cannot show: {node}"),
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Spaces();
}
