using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace HerScheduler.Core.Json;

/// <summary>
/// The names of an enum's values on the wire: kebab-case (<c>DoseGiven</c> is <c>dose-given</c>),
/// or what <see cref="JsonStringEnumMemberNameAttribute"/> says.
/// </summary>
/// <typeparam name="T">An enum whose values are 0, 1, 2, …</typeparam>
public static class WireNames<T>
    where T : struct, Enum
{
    private static readonly string[] Names = [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(NameOf)];

    // By number, not by T: the runtime has such a dictionary compiled already, and would compile one for each of some thirty enums at every start.
    private static readonly Dictionary<string, int> Numbers =
        Names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);

    /// <summary>All names in the order of the enum's values.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>All names as one phrase for a message: <c>a | b | c</c>.</summary>
    public static string Choices { get; } = string.Join(" | ", Names);

    /// <summary>The wire name of <paramref name="value"/>.</summary>
    public static string Of(T value) => Names[Index(value)];

    /// <summary>The value named <paramref name="name"/> (case-sensitive), or false.</summary>
    public static bool TryParse(string name, out T value)
    {
        var isKnown = Numbers.TryGetValue(name, out var number);
        value = Unsafe.BitCast<int, T>(number);
        return isKnown;
    }

    private static int Index(T value) => Unsafe.BitCast<T, int>(value);

    private static string NameOf(FieldInfo field)
    {
        if (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>() is { } named)
        {
            return named.Name;
        }

        var kebab = new StringBuilder(field.Name.Length + 4);
        foreach (var letter in field.Name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}
