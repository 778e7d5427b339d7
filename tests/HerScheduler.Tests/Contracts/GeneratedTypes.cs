namespace HerScheduler.Tests.Contracts;

/// <summary>What the files of types have in common, whatever the language.</summary>
internal static class GeneratedTypes
{
    public const string Top = "Made from docs/asyncapi.json; a test keeps it so. Message is what the exchange carries, Fact what the service takes in.";

    private const int Width = 140;

    /// <summary>Whether both languages take it for the name of a field as it is.</summary>
    public static bool IsName(string field) => field.All(char.IsAsciiLetterOrDigit);

    /// <summary>Breaks a long line at spaces.</summary>
    /// <param name="line">One line, without its end.</param>
    /// <param name="at">What a space must stand beside, with the space: " |", ", ", or " " alone.</param>
    /// <param name="indent">What the further lines begin with.</param>
    public static string Broken(string line, string at, string indent)
    {
        var lines = new List<string>();
        while (line.Length > Width && line.LastIndexOf(at, Width, StringComparison.Ordinal) is var cut && cut > indent.Length)
        {
            var space = cut + at.IndexOf(' ', StringComparison.Ordinal);
            lines.Add(line[..space]);
            line = indent + line[(space + 1)..];
        }

        return string.Join('\n', [.. lines, line]) + "\n";
    }
}
