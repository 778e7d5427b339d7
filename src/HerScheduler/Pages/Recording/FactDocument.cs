using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Recording;

/// <summary>What a form says, as the document that the one reader of facts judges: a page can record nothing that the API would not take.</summary>
internal static class FactDocument
{
    /// <param name="kind">The kind of fact.</param>
    /// <param name="id">The fact's id.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="by">Who is signed in.</param>
    /// <param name="values">The fields as typed; an empty one is left out.</param>
    public static byte[] Of(FactKind kind, string id, string plan, string by, IReadOnlyDictionary<string, string> values) =>
        Encoding.UTF8.GetBytes(ObjectOf(kind, id, plan, by, values).ToJsonString());

    /// <summary>The same, to stand among others.</summary>
    public static JsonObject ObjectOf(FactKind kind, string id, string plan, string by, IReadOnlyDictionary<string, string> values)
    {
        var document = new JsonObject { ["id"] = id, ["plan"] = plan, ["kind"] = WireNames<FactKind>.Of(kind), ["by"] = by };
        foreach (var field in FormFields.Of(kind).Where(field => field.Input == FormInput.Several
            ? values.ContainsKey(field.Name)
            : !string.IsNullOrWhiteSpace(values.GetValueOrDefault(field.Name))))
        {
            var text = values[field.Name].Trim();
            switch (field.Input)
            {
                case FormInput.Percent when RangeOf(text) is { } range:
                    document["range"] = range;
                    break;
                case FormInput.Percent:
                    document[field.Name] = Number(text) is { } number ? JsonValue.Create(number) : JsonValue.Create(text);
                    break;
                case FormInput.Several:
                    document[field.Name] = new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => JsonValue.Create(each))]);
                    break;
                case FormInput.Checkbox:
                    document[field.Name] = true;
                    break;
                default:
                    document[field.Name] = text;
                    break;
            }
        }

        if (values.ContainsKey("force"))
        {
            document["force"] = true;
            document["reason"] ??= values.GetValueOrDefault("reason");
        }

        return document;
    }

    /// <summary>A report can state a range: <c>55-60</c>.</summary>
    private static JsonArray? RangeOf(string text) =>
        text.Split('-', '–') is [var low, var high] && Number(low) is { } from && Number(high) is { } to ? new JsonArray(from, to) : null;

    /// <summary>With a point or a comma.</summary>
    internal static decimal? Number(string text) =>
        decimal.TryParse(text.Trim().TrimEnd('%').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
