using System.Text.Json;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Hosting;
using HerScheduler.Json;
using HerScheduler.Plans;

namespace HerScheduler.Facts;

/// <summary>A fact somebody sent, as read and as it will be kept.</summary>
/// <param name="Fact">As read.</param>
/// <param name="Canonical">Its canonical JSON; the settings of an amendment's document are written out, as in an approved document.</param>
/// <param name="Pointer">Where it stood in what was sent: <c>#/facts/0</c>, or <c>#</c>.</param>
public sealed record OfferedFact(Fact Fact, string Canonical, string Pointer)
{
    /// <summary>The body of an HTTP request: <c>{"facts":[…]}</c>.</summary>
    public static ReadResult<IReadOnlyList<OfferedFact>> ReadBody(ReadOnlyMemory<byte> body, InstallationSettings installation) =>
        FactReader.ReadBody(body, installation.Library, installation.Sites.PlanSettingsOf).Match(
            facts =>
            {
                using var document = JsonDocument.Parse(body);
                var sent = document.RootElement.GetProperty("facts").EnumerateArray();
                return Valid([.. facts.Zip(sent, (fact, element) => (fact, element)).Select((f, index) => Of(f.fact, f.element, $"#/facts/{index}"))]);
            },
            ReadResult<IReadOnlyList<OfferedFact>>.Invalid);

    /// <summary>One fact by itself, as a queue delivers it.</summary>
    public static ReadResult<IReadOnlyList<OfferedFact>> ReadOne(ReadOnlyMemory<byte> fact, InstallationSettings installation) =>
        FactReader.Read(fact, installation.Library, installation.Sites.PlanSettingsOf).Match(
            read =>
            {
                using var document = JsonDocument.Parse(fact);
                return Valid([Of(read, document.RootElement, "#")]);
            },
            ReadResult<IReadOnlyList<OfferedFact>>.Invalid);

    /// <summary>A fault of the fact (<c>#/date</c>), seen from what was sent (<c>#/facts/0/date</c>).</summary>
    public Fault Place(Fault fault) => fault with { Pointer = Pointer + fault.Pointer[1..] };

    private static OfferedFact Of(Fact fact, JsonElement element, string pointer)
    {
        var canonical = fact is PlanAmended amended
            ? PlanDocument.OfAmendment(element, amended.Document)
            : JsonText.Canonical(element);
        return new OfferedFact(fact, canonical, pointer);
    }

    private static ReadResult<IReadOnlyList<OfferedFact>> Valid(IReadOnlyList<OfferedFact> facts) => ReadResult<IReadOnlyList<OfferedFact>>.Valid(facts);
}
