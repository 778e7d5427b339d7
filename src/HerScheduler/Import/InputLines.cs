using System.Buffers;
using System.Runtime.CompilerServices;

namespace HerScheduler.Import;

/// <summary>One line.</summary>
/// <param name="Number">Counted from 1, blank ones included.</param>
/// <param name="Utf8">Without its end; cut off after <see cref="InputLines.Longest"/> bytes.</param>
/// <param name="End">How many bytes of the file end with it.</param>
internal readonly record struct InputLine(int Number, ReadOnlyMemory<byte> Utf8, long End)
{
    public bool IsBlank => Utf8.Span.IndexOfAnyExcept(" \t\r"u8) < 0;
}

/// <summary>The lines of a file, one at a time: memory is bounded by one line, and a line by what a document may be long.</summary>
internal static class InputLines
{
    /// <summary>One byte more than the reader of plans takes, so that it sees that a document is too long.</summary>
    public const int Longest = Core.Plans.PlanReader.MaxBytes + 1;

    private const int BufferSize = 1 << 16;

    public static async IAsyncEnumerable<InputLine> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[BufferSize];
        var line = new ArrayBufferWriter<byte>();
        var (number, position) = (1, 0L);
        while (await stream.ReadAsync(buffer, cancel) is var count and > 0)
        {
            var read = buffer.AsMemory(0, count);
            while (read.Span.IndexOf((byte)'\n') is var length and >= 0)
            {
                Append(line, read.Span[..length]);
                position += length + 1;
                yield return Take(line, number++, position);
                read = read[(length + 1)..];
            }

            Append(line, read.Span);
            position += read.Length;
        }

        if (line.WrittenCount > 0)
        {
            yield return Take(line, number, position);
        }
    }

    private static void Append(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> bytes) =>
        line.Write(bytes[..Math.Min(bytes.Length, Longest - line.WrittenCount)]);

    private static InputLine Take(ArrayBufferWriter<byte> line, int number, long end)
    {
        var bytes = line.WrittenSpan;
        if (number == 1 && bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        var taken = new InputLine(number, bytes.ToArray(), end);
        line.ResetWrittenCount();
        return taken;
    }
}
