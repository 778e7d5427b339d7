using System.Net.Http.Headers;
using HerScheduler.Problems;

namespace HerScheduler.Http;

/// <summary>Whether a document is said to be JSON that is read here: not compressed, in UTF-8. By HTTP and by the queue it is said in the same words.</summary>
internal static class JsonType
{
    private const string Name = "application/json";

    /// <summary>Null: the content type is one of JSON in UTF-8.</summary>
    public static Problem? Objection(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && IsAny(type.MediaType, Name)
        && IsAny(type.CharSet?.Trim('"') ?? "utf-8", "utf-8", "utf8")
            ? null
            : Problem.WrongType($"{Name} in UTF-8", $"'{contentType}'");

    /// <summary>Null: the content encoding, if there is one, changes nothing. Some clients name the charset there.</summary>
    public static Problem? ObjectionToEncoding(string? encoding) =>
        string.IsNullOrEmpty(encoding) || IsAny(encoding, "utf-8", "utf8", "identity")
            ? null
            : Problem.WrongType($"{Name} that is not compressed", $"content encoding '{encoding}'");

    private static bool IsAny(string? text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
