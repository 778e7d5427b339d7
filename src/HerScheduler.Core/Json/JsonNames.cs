using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>Property names, read without trusting them: a lone surrogate in one would throw anywhere else.</summary>
internal static class JsonNames
{
    /// <summary>The name, or false when it has a lone surrogate.</summary>
    public static bool TryName(this JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Escaped lone surrogates are valid JSON and no text; there is no other way to ask.
            name = "";
            return false;
        }
    }

    /// <summary>The property <paramref name="name"/> of <paramref name="element"/>; false when it is no object or has none.</summary>
    public static bool TryFind(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.TryName(out var candidate) && candidate == name)
            {
                value = property.Value;
                return true;
            }
        }

        return false;
    }
}
