using System.Globalization;
using System.Text;

namespace HerScheduler.Cli.Text;

/// <summary>Breaks text into lines and pads it, counting what a reader sees as one character once.</summary>
internal static class Lines
{
    /// <summary>Breaks <paramref name="text"/> at spaces into lines of at most <paramref name="width"/>; a longer word is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Printable.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, width)))
        {
            if (line.Length > 0 && Width(line.ToString()) + 1 + Width(word) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0 || lines.Count == 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>Filled with spaces on the right to <paramref name="width"/>.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>How many characters a reader sees.</summary>
    public static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static IEnumerable<string> Cut(string word, int width)
    {
        var info = new StringInfo(word);
        for (var start = 0; start < info.LengthInTextElements; start += width)
        {
            yield return info.SubstringByTextElements(start, Math.Min(width, info.LengthInTextElements - start));
        }
    }
}
