using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HerScheduler.Json;

/// <summary>Writes JSON by hand where its shape is a public contract: no reflection, no surprise after a rename.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The longest text whose buffer is kept for the next one.</summary>
    private const int MostKept = 1 << 16;

    /// <summary>One for each thread: a schedule is some fifty texts, and a new buffer for each would be most of the memory they take.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spare;

    /// <summary>What <paramref name="write"/> wrote, as compact text.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);

        // Taken away while it is in use: what is written may itself contain a text that is made here.
        var buffer = _spare ?? new ArrayBufferWriter<byte>(4096);
        _spare = null;
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            write(json);
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        _spare = buffer.Capacity <= MostKept ? buffer : null;
        return text;
    }

    /// <summary>A property that is an array of values written by <paramref name="write"/>.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
