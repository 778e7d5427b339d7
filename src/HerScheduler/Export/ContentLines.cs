using System.Text;

namespace HerScheduler.Export;

/// <summary>Content lines of an iCalendar stream (RFC 5545 §3.1): CRLF, folded at 75 octets, text escaped (§3.3.11).</summary>
internal sealed class ContentLines(TextWriter output)
{
    private const int MaxOctets = 75;

    /// <summary>A property whose value is taken as it stands.</summary>
    public void Raw(string name, string value) => Fold($"{name}:{value}");

    /// <summary>A property of type TEXT.</summary>
    public void Text(string name, string value) => Fold($"{name}:{Escape(value)}");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                _ => char.IsControl(c) ? escaped.Append(' ') : escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A continuation starts with one space, which counts; a character is never cut in two.</summary>
    private void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                output.Write("\r\n ");
                octets = 1;
            }

            output.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        output.Write("\r\n");
    }
}
