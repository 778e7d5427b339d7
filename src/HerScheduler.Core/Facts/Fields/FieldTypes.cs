using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>The types that fields of facts have.</summary>
internal static class FieldTypes
{
    /// <summary>The key of an event. Whether the plan has such an event is not judged here.</summary>
    public static FieldType<string> EventKey { get; } = new(Expect.EventKey, WriteText, () =>
        JsonSchema.Line("The key of an event of the plan's schedule.", 80));

    /// <summary>A day on which something happened.</summary>
    public static FieldType<DateOnly> PastDay { get; } = Day("The local day; not in the site's future.");

    public static FieldType<DateOnly> Day(string meaning) => new(Expect.Day, (writer, name, day) => writer.WriteDay(name, day), () => JsonSchema.Day(meaning));

    public static FieldType<string> Identifier(string meaning) => new(Expect.Identifier, WriteText, () => JsonSchema.Identifier(meaning));

    /// <summary>What a person wrote, on one line.</summary>
    public static FieldType<string> Line(string meaning, int most) => new(Expect.Line(most), WriteText, () => JsonSchema.Line(meaning, most));

    /// <summary>One of the names of an enum.</summary>
    public static FieldType<T> OneOf<T>(string meaning)
        where T : struct, Enum =>
        new(Expect.OneOf<T>(), (writer, name, value) => writer.WriteString(name, WireNames<T>.Of(value)), () => JsonSchema.OneOf(meaning, WireNames<T>.All));

    public static FieldType<decimal> Number(string meaning, int least, int most) =>
        new(Expect.Number(least, most), WriteNumber, () => JsonSchema.Number(meaning, least, most));

    /// <summary>A number with at most one decimal.</summary>
    public static FieldType<decimal> Tenths(string meaning, int least, int most) =>
        new(Expect.Tenths(least, most), WriteNumber, () => JsonSchema.Number($"{meaning} At most one decimal.", least, most));

    /// <summary>One drug or more; in the order of <see cref="Agent"/> when written.</summary>
    public static FieldType<AgentSet> Agents(string meaning) => new(AgentsField.Read, AgentsField.Write, () => AgentsField.Schema(meaning));

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal value) => writer.WriteNumber(name, Decimals.WithoutTrailingZeros(value));

    private static void WriteText(Utf8JsonWriter writer, string name, string text) => writer.WriteString(name, text);
}
