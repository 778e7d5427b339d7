using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>Reads NDJSON: one fact a line, blank lines allowed. A line that is no JSON does not hide the faults of the others.</summary>
internal static class FactLines
{
    public static ReadResult<IReadOnlyList<Fact>> Read(ReadOnlyMemory<byte> text, FactDocuments documents)
    {
        var faults = new Faults();
        var facts = new List<Fact>();
        var index = 0;
        for (var number = 1; !text.IsEmpty; number++)
        {
            var line = TakeLine(ref text);
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
            {
                continue;
            }

            faults.Suffix = $" (line {number})";
            var place = Place.Root.Item(index++);
            using var document = StrictJson.Open(line, place, faults, isOneLine: true);
            if (document is not null)
            {
                facts.Add(documents.Read(document.RootElement, place, faults));
            }
        }

        return faults.Judge<IReadOnlyList<Fact>>(facts);
    }

    private static ReadOnlyMemory<byte> TakeLine(ref ReadOnlyMemory<byte> text)
    {
        var end = text.Span.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line;
    }
}
