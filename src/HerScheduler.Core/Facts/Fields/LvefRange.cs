using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>An LVEF as some reports state it: <c>[55, 60]</c>, the lower value first.</summary>
internal readonly record struct LvefRange(decimal Low, decimal High)
{
    private static readonly Expectation<decimal> Percent = Expect.Tenths(10, 90);

    public static FieldType<LvefRange> Field { get; } = new(
        new Expectation<LvefRange>($"two values, the lower first, each {Percent.Phrase}", TryRead),
        Write,
        Schema);

    private static bool TryRead(JsonElement element, out LvefRange range)
    {
        range = default;
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 2
            || !Percent.TryRead(element[0], out var low) || !Percent.TryRead(element[1], out var high))
        {
            return false;
        }

        range = new LvefRange(low, high);
        return low <= high;
    }

    private static void Write(Utf8JsonWriter writer, string name, LvefRange range)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(Decimals.WithoutTrailingZeros(range.Low));
        writer.WriteNumberValue(Decimals.WithoutTrailingZeros(range.High));
        writer.WriteEndArray();
    }

    private static JsonObject Schema()
    {
        var schema = JsonSchema.ListOf(
            "LVEF in percent as a range, the lower value first; the lower one decides.",
            JsonSchema.Number("At most one decimal.", 10, 90));
        (schema["minItems"], schema["maxItems"]) = (2, 2);
        return schema;
    }
}
