using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Sites;

namespace HerScheduler.Facts;

/// <summary>A fact somebody sent.</summary>
/// <param name="Fact">As read.</param>
/// <param name="Pointer">Where it stood in what was sent: <c>#/facts/0</c>, or <c>#</c>.</param>
public sealed record OfferedFact(Fact Fact, string Pointer)
{
    /// <summary>The body of an HTTP request: <c>{"facts":[…]}</c>.</summary>
    public static ReadResult<IReadOnlyList<OfferedFact>> ReadBody(ReadOnlyMemory<byte> body, InstallationSettings installation) =>
        FactReader.ReadBody(body, installation.Library, installation.Sites.PlanSettingsOf).Match(
            facts => Valid([.. facts.Select((fact, index) => new OfferedFact(fact, $"#/facts/{index}"))]),
            ReadResult<IReadOnlyList<OfferedFact>>.Invalid);

    /// <summary>One fact by itself, as a queue delivers it.</summary>
    public static ReadResult<IReadOnlyList<OfferedFact>> ReadOne(ReadOnlyMemory<byte> fact, InstallationSettings installation) =>
        FactReader.Read(fact, installation.Library, installation.Sites.PlanSettingsOf).Match(
            read => Valid([new OfferedFact(read, "#")]),
            ReadResult<IReadOnlyList<OfferedFact>>.Invalid);

    /// <summary>A fault of the fact (<c>#/date</c>), seen from what was sent (<c>#/facts/0/date</c>).</summary>
    public Fault Place(Fault fault) => fault with { Pointer = Pointer + fault.Pointer[1..] };

    private static ReadResult<IReadOnlyList<OfferedFact>> Valid(IReadOnlyList<OfferedFact> facts) => ReadResult<IReadOnlyList<OfferedFact>>.Valid(facts);
}
