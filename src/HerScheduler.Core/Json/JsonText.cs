using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>How documents are written: UTF-8 with letters as they are (<c>mg/m²</c>), compact or indented.</summary>
internal static class JsonText
{
    // Documents go out as application/json, never inside HTML, so only JSON's own escapes are needed.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    public static byte[] ToUtf8(Action<Utf8JsonWriter> write, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes <c>YYYY-MM-DD</c> without making a string.</summary>
    public static void WriteDay(this Utf8JsonWriter writer, string name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }

    /// <summary>Writes a date, or null.</summary>
    public static void WriteDayOrNull(this Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } date)
        {
            writer.WriteDay(name, date);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
