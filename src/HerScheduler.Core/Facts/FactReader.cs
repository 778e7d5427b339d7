using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts;

/// <summary>
/// Reads facts strictly: every fault with its JSON Pointer, all faults at once. Whether a fact contradicts the plan is not judged here
/// but when it is offered to a course.
/// </summary>
public static class FactReader
{
    /// <summary>So many facts are taken in one body of <c>POST /plans/{id}/facts</c>.</summary>
    public const int MostInBody = 1000;

    private static readonly Shape BodyShape = new("facts");

    /// <summary>One fact document.</summary>
    public static ReadResult<Fact> Read(ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings = null)
    {
        var facts = new FactDocuments(library, siteSettings);
        return StrictJson.Read(utf8Json, (root, faults) => facts.Read(root, Place.Root, faults));
    }

    /// <summary>
    /// One fact document that was accepted and stored before: what a later edition asks of new facts beyond the types of their fields is not asked of it.
    /// </summary>
    public static ReadResult<Fact> ReadStored(ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings = null)
    {
        var facts = new FactDocuments(library, siteSettings, stored: true);
        return StrictJson.Read(utf8Json, (root, faults) => facts.Read(root, Place.Root, faults));
    }

    /// <summary>A JSON array of facts (pointers <c>#/0/date</c>). It can be empty.</summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadArray(ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings =
        null)
    {
        var facts = new FactDocuments(library, siteSettings);
        return StrictJson.Read(utf8Json, (root, faults) =>
            JsonArrays.Read(root, Place.Root, faults, (item, place) => facts.Read(item, place, faults)));
    }

    /// <summary>
    /// A file: a JSON array of at most 1 MiB, or NDJSON with one fact of at most 1 MiB a line, blank lines allowed
    /// (pointers <c>#/LINE-INDEX/date</c>, counted from 0 over the facts; the line number stands in the detail). It can be empty.
    /// </summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadFile(ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings = null)
    {
        var text = StrictJson.WithoutByteOrderMark(utf8Json);
        return text.Span.TrimStart(" \t\r\n"u8).StartsWith("["u8)
            ? ReadArray(text, library, siteSettings)
            : FactLines.Read(text, new FactDocuments(library, siteSettings));
    }

    /// <summary>The body of <c>POST /plans/{id}/facts</c>: <c>{"facts":[…]}</c> with 1 to 1,000 facts (pointers <c>#/facts/0/date</c>).</summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadBody(ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?>? siteSettings = null)
    {
        var facts = new FactDocuments(library, siteSettings);
        return StrictJson.Read(utf8Json, (root, faults) => ReadBody(new ObjectReader(root, Place.Root, faults, BodyShape), facts));
    }

    private static IReadOnlyList<Fact> ReadBody(ObjectReader body, FactDocuments facts)
    {
        const string Phrase = "an array of 1–1,000 facts";
        return IsTooLong(body, Phrase) ? [] : body.RequiredItems("facts", Phrase, (item, place) => facts.Read(item, place, body.Faults));
    }

    internal static bool IsTooLong(ObjectReader body, string phrase)
    {
        if (body.ArrayLength("facts") is not (var length and > MostInBody))
        {
            return false;
        }

        body.Fault("facts", $"expected {phrase}, found {length}; send them in several bodies");
        return true;
    }
}
