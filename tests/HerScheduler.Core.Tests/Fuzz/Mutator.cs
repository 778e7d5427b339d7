using System.Text;
using System.Text.Json.Nodes;

namespace HerScheduler.Core.Tests.Fuzz;

/// <summary>Damages a JSON document: values, properties, and now and then bytes. The same seed does the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => true, () => 0, () => -1, () => 1e308, () => 12345678901234567890UL, () => 50.00000000001, () => "", () => " ",
        () => new string('x', 2001),
        () => new string('y', 65), () => "\u0000", () => "\uD800", () => "😀é", () => "2026-02-30", () => "0001-01-01", () => "9999-12-31", () => "2024-02-29",
        () => "2026-1-5",
        () => "<script>", () => "'; DROP TABLE plans; --", () => "../..", () => "=1+1", () => "a\r\nBcc: x@example.org", () => "R1", () => "positive",
        () => "hp", () => "surgery",
        () => new JsonArray(), () => new JsonObject(), () => new JsonArray(null, 1, "x"), () => new JsonObject { ["id"] = 1 }, Deep,
    ];

    private static readonly byte[][] Snippets =
        [.. new[] { "\"", "\\ud800", "\\", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "0", "\u0000", "\uFEFF", "\n",
            "\"id\":1," }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xED, 0xA0, 0x80]];

    private readonly Random _random = new(seed);

    /// <summary>In about two of five documents nothing; else one to three places.</summary>
    public byte[] Damage(JsonObject document)
    {
        for (var places = Math.Max(0, _random.Next(-1, 4) - _random.Next(2)); places > 0; places--)
        {
            DamageOne(document);
        }

        var text = Encoding.UTF8.GetBytes(document.ToJsonString());
        return _random.Next(8) == 0 ? Spliced(text) : text;
    }

    private void DamageOne(JsonObject document)
    {
        var objects = Objects(document).ToList();
        var place = objects[_random.Next(objects.Count)];
        var names = place.Select(property => property.Key).ToList();
        var name = names.Count == 0 ? "empty" : names[_random.Next(names.Count)];
        switch (_random.Next(6))
        {
            case 0:
                place.Remove(name);
                break;
            case 1:
                place[$"x{_random.Next(3)}"] = Values[_random.Next(Values.Length)]();
                break;
            case 2 when names.Count > 0:
                place[name] = place[names[_random.Next(names.Count)]]?.DeepClone();
                break;
            default:
                place[name] = Values[_random.Next(Values.Length)]();
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(property => Objects(property.Value)).Prepend(found),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private byte[] Spliced(byte[] text)
    {
        var place = _random.Next(text.Length + 1);
        var end = Math.Min(text.Length, place + _random.Next(13));
        return [.. text[..place], .. Snippets[_random.Next(Snippets.Length)], .. text[end..]];
    }

    private static JsonNode Deep()
    {
        JsonNode deep = new JsonArray();
        for (var level = 0; level < 50; level++)
        {
            deep = new JsonArray(deep);
        }

        return deep;
    }
}
