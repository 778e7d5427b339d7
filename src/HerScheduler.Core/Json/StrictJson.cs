using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace HerScheduler.Core.Json;

/// <summary>Opens a JSON document: UTF-8 (a byte order mark is skipped), at most 1 MiB, at most 32 levels deep, no comments, no trailing commas.</summary>
internal static class StrictJson
{
    public const int MaxBytes = 1 << 20;
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a whole document; faults of the text itself are told at the document.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="read">Reads its root.</param>
    /// <param name="isOneLine">True for a line of a longer file: faults tell the column only.</param>
    public static ReadResult<T> Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, Faults, T> read, bool isOneLine = false)
        where T : class
    {
        var faults = new Faults();
        using var document = Open(utf8, Place.Root, faults, isOneLine);
        return document is null ? ReadResult<T>.Invalid(faults.ToList()) : faults.Judge(read(document.RootElement, faults));
    }

    /// <summary>The document, to be disposed; null with a fault at <paramref name="place"/> when the text is no JSON.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="place">Where the document stands.</param>
    /// <param name="faults">Where faults are told.</param>
    /// <param name="isOneLine">True for a line of a longer file: faults tell the column only.</param>
    public static JsonDocument? Open(ReadOnlyMemory<byte> utf8, Place place, Faults faults, bool isOneLine = false)
    {
        var text = WithoutByteOrderMark(utf8);
        if (FaultBeforeParsing(utf8.Length, text.Span, isOneLine) is { } fault)
        {
            faults.Add(place, fault);
            return null;
        }

        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException malformed)
        {
            faults.Add(place, Describe(text.Span, malformed, isOneLine));
            return null;
        }
    }

    /// <summary>True when the text is an object with the property <paramref name="name"/>; false also when it is no JSON.</summary>
    public static bool HasAtTop(ReadOnlyMemory<byte> utf8, string name)
    {
        using var document = Open(utf8, Place.Root, new Faults());
        return document is not null && document.RootElement.TryFind(name, out _);
    }

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static string? FaultBeforeParsing(int length, ReadOnlySpan<byte> text, bool isOneLine)
    {
        if (length > MaxBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxBytes:N0} bytes (1 MiB), found {length:N0}");
        }

        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return "expected a JSON document, found nothing";
        }

        if (OtherEncoding.NameOf(text) is { } other)
        {
            return $"expected UTF-8, found {other}";
        }

        return Utf8.IsValid(text) ? null : $"expected UTF-8, found other bytes at {TextPosition.Of(text, FirstInvalidByte(text), isOneLine)}";
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }

    private static string Describe(ReadOnlySpan<byte> text, JsonException malformed, bool isOneLine)
    {
        switch (Examine(text))
        {
            case Defect.TooDeep:
                return $"expected at most {MaxDepth} levels of nesting, found more";
            case Defect.Truncated:
                return $"expected well-formed JSON, found the end of the document at {TextPosition.Of(text, text.TrimEnd(" \t\r\n"u8).Length, isOneLine)}";
            default:
                var offset = TextPosition.OffsetOf(text, (int)(malformed.LineNumber ?? 0), (int)(malformed.BytePositionInLine ?? 0));
                return $"expected well-formed JSON, found a mistake at {TextPosition.Of(text, offset, isOneLine)}";
        }
    }

    /// <summary>The parser says only where it stopped. Asked again with no limit, and as if more text could follow, it tells why.</summary>
    private static Defect Examine(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxBytes }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return Defect.TooDeep;
                }
            }

            return Defect.Truncated;
        }
        catch (JsonException)
        {
            return Defect.Mistake;
        }
    }

    private enum Defect
    {
        Mistake,
        TooDeep,
        Truncated,
    }
}
