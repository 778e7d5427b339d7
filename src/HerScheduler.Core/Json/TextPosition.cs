using System.Text;

namespace HerScheduler.Core.Json;

/// <summary>Lines and columns of a UTF-8 text, for people: both count from 1, columns in characters.</summary>
internal static class TextPosition
{
    /// <summary><c>line 3, column 14</c>, or <c>column 14</c> when the text is one line of a longer file.</summary>
    public static string Of(ReadOnlySpan<byte> text, int offset, bool isOneLine)
    {
        var before = text[..offset];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return isOneLine ? $"column {column}" : $"line {before.Count((byte)'\n') + 1}, column {column}";
    }

    /// <summary>The offset of a byte of a line, both counted from 0; the end of the text when there is no such byte.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> text, int line, int byteInLine)
    {
        var offset = 0;
        for (; line > 0 && text[offset..].IndexOf((byte)'\n') is var length and >= 0; line--)
        {
            offset += length + 1;
        }

        return Math.Min(offset + byteInLine, text.Length);
    }
}
