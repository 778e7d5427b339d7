using System.Buffers;

namespace HerScheduler.Core.Plans;

/// <summary>Whether mail can be sent to an address: the plain form <c>name@domain</c>, with no display name, comment or quoting.</summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321: a path is at most 256 octets, angle brackets included.</summary>
    public const int MostCharacters = 254;

    private const int MostInLocalPart = 64;

    private static readonly SearchValues<char> InLocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+-/=?^_`{|}~");

    private static readonly SearchValues<char> InDomain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>True for one @ with words of letters, digits and the usual signs, joined by single dots, on both sides.</summary>
    public static bool LooksValid(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MostCharacters
            && at is >= 1 and <= MostInLocalPart
            && IsDotted(text.AsSpan(0, at), InLocalPart)
            && IsDotted(text.AsSpan(at + 1), InDomain);
    }

    private static bool IsDotted(ReadOnlySpan<char> words, SearchValues<char> allowed) =>
        !words.IsEmpty
        && !words.ContainsAnyExcept(allowed)
        && words[0] != '.'
        && words[^1] != '.'
        && !words.Contains("..", StringComparison.Ordinal);
}
