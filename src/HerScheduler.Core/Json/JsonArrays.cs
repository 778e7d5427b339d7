using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>Reads arrays.</summary>
internal static class JsonArrays
{
    /// <summary>The items of <paramref name="array"/>, each read at its own place; what is no array is a fault.</summary>
    public static IReadOnlyList<T> Read<T>(JsonElement array, Place place, Faults faults, Func<JsonElement, Place, T> read)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            faults.Add(place, $"expected an array, found {Found.Phrase(array, isPrivate: true)}");
            return [];
        }

        var items = new List<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            items.Add(read(item, place.Item(items.Count)));
        }

        return items;
    }
}
