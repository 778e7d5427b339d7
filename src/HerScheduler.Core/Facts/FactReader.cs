using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>Reads facts strictly: every fault with its JSON Pointer, all faults at once.</summary>
public static class FactReader
{
    /// <summary>One fact document.</summary>
    public static ReadResult<Fact> Read(ReadOnlyMemory<byte> utf8Json, ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings = null) =>
        throw new NotImplementedException();

    /// <summary>A JSON array of facts (pointers <c>#/0/date</c>).</summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadArray(ReadOnlyMemory<byte> utf8Json, ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings = null) =>
        throw new NotImplementedException();

    /// <summary>A file: a JSON array, or NDJSON with one fact a line (pointers <c>#/LINE-INDEX/date</c>, counted from 0 over the facts).</summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadFile(ReadOnlyMemory<byte> utf8Json, ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings = null) =>
        throw new NotImplementedException();

    /// <summary>The body of <c>POST /plans/{id}/facts</c>: <c>{"facts":[…]}</c> (pointers <c>#/facts/0/date</c>).</summary>
    public static ReadResult<IReadOnlyList<Fact>> ReadBody(ReadOnlyMemory<byte> utf8Json, ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings = null) =>
        throw new NotImplementedException();
}
