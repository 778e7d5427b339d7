using System.Text.RegularExpressions;

namespace HerScheduler.Digests;

/// <summary>Takes a reason apart at its dates, so that no line breaks in one.</summary>
internal static partial class ReasonParts
{
    /// <summary>The whole reason, piece by piece; dates are pieces of their own.</summary>
    public static string[] Of(string reason) => Edge().Split(reason);

    public static bool IsDate(string piece) => Date().IsMatch(piece);

    [GeneratedRegex("(?=[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Edge();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();
}
