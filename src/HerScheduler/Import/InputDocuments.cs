using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Import;

/// <summary>The plan documents of the input, one at a time and in order.</summary>
/// <remarks>
/// A file whose first line is a whole document has one a line (NDJSON); blank lines are skipped. Otherwise the file is one document, unless its name says
/// <c>.ndjson</c> or <c>.jsonl</c>.
/// </remarks>
internal static class InputDocuments
{
    public static async IAsyncEnumerable<InputDocument> Read(ImportSources sources, Stream standardInput, [EnumeratorCancellation] CancellationToken cancel)
    {
        var before = 0L;
        foreach (var file in sources.Files)
        {
            var stream = file == ImportSources.StandardInput ? standardInput : File.OpenRead(file);
            await using (stream)
            {
                var end = before;
                await foreach (var document in ReadFile(file, stream, cancel))
                {
                    end = before + document.Place.End;
                    yield return document with { Place = document.Place with { End = end } };
                }

                before = end;
            }
        }
    }

    private static async IAsyncEnumerable<InputDocument> ReadFile(string file, Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArrayBufferWriter<byte>? whole = null;
        InputLine first = default;
        InputLine last = default;
        await foreach (var line in InputLines.Read(stream, cancel))
        {
            last = line;
            if (first.Number == 0 && whole is null && OtherEncoding.NameOf(line.Utf8.Span) is not null)
            {
                // No line of it means anything: the file is refused as one document.
                yield return new InputDocument(new InputPlace(file, line.Number, line.End), line.Utf8, IsOneLine: false);
                yield break;
            }

            if (whole is not null)
            {
                Append(whole, line);
            }
            else if (!line.IsBlank && first.Number == 0 && IsOnlyBeginning(line.Utf8.Span, Path.GetExtension(file)))
            {
                (first, whole) = (line, new ArrayBufferWriter<byte>());
                whole.Write(Enumerable.Repeat((byte)'\n', line.Number - 1).ToArray());
                Append(whole, line);
            }
            else if (!line.IsBlank)
            {
                first = line;
                yield return new InputDocument(new InputPlace(file, line.Number, line.End), line.Utf8, IsOneLine: true);
            }
        }

        if (whole is not null || first.Number == 0)
        {
            // A file with nothing in it is refused like any other document, not passed over.
            yield return new InputDocument(new InputPlace(file, Math.Max(1, first.Number), last.End), whole?.WrittenMemory ?? default, IsOneLine: false);
        }
    }

    private static void Append(ArrayBufferWriter<byte> whole, InputLine line)
    {
        var room = InputLines.Longest - whole.WrittenCount;
        whole.Write(line.Utf8.Span[..Math.Min(line.Utf8.Length, room)]);
        if (whole.WrittenCount < InputLines.Longest)
        {
            whole.Write("\n"u8);
        }
    }

    private static bool IsOnlyBeginning(ReadOnlySpan<byte> line, string ending)
    {
        if (line.Length >= InputLines.Longest || ending.Equals(".ndjson", StringComparison.OrdinalIgnoreCase)
            || ending.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var open = 0;
        var reader = new Utf8JsonReader(line, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                open += reader.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
            }

            return open > 0;
        }
        catch (JsonException)
        {
            // No JSON either way: in a file that says it is one document, that document is faulty, else this line.
            return ending.Equals(".json", StringComparison.OrdinalIgnoreCase);
        }
    }
}
