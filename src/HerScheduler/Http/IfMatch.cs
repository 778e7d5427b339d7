using System.Globalization;
using HerScheduler.Problems;

namespace HerScheduler.Http;

/// <summary>The condition of a write: "only if the plan still has this version".</summary>
/// <param name="Header">The header as sent; null: no condition.</param>
public sealed record IfMatch(string? Header)
{
    public static IfMatch Anything { get; } = new((string?)null);

    public static IfMatch Of(HttpRequest request) => new(request.Headers.IfMatch.Count == 0 ? null : request.Headers.IfMatch.ToString());

    /// <summary>The strong entity tag of a version.</summary>
    public static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The latest version that the condition names and the plan can have had; null when it names none.</summary>
    public int? VersionRead(int now) => Tags()
        .Select(tag => int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version <= now ? version : (int?)null)
        .Max();

    /// <summary>Null when the condition holds.</summary>
    public Problem? Check(int version)
    {
        if (Header is null || Header.Trim() == "*")
        {
            return null;
        }

        return Tags().Contains(TagOf(version), StringComparer.Ordinal) ? null : Problem.Stale(Header, version);
    }

    private string[] Tags() => (Header ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
