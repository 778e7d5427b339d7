using System.Collections.Frozen;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>The protocols a plan can name: the built-in ones and a site's own. Immutable, safe to share.</summary>
public sealed class ProtocolLibrary
{
    private static readonly Lazy<ProtocolLibrary> LazyBuiltIn = new(LoadBuiltIn);

    private readonly FrozenDictionary<string, Protocol> _byId;

    private ProtocolLibrary(IEnumerable<Protocol> protocols)
    {
        All = [.. protocols.OrderBy(protocol => protocol.Id, StringComparer.Ordinal)];
        Ids = string.Join(", ", All.Select(protocol => protocol.Id));
        _byId = All.ToFrozenDictionary(protocol => protocol.Id, StringComparer.Ordinal);
    }

    /// <summary>The built-in protocols, embedded as data and validated on load, once.</summary>
    /// <exception cref="InvalidOperationException">An embedded protocol is faulty: the build is broken.</exception>
    public static ProtocolLibrary BuiltIn => LazyBuiltIn.Value;

    /// <summary>All protocols, ordered by id (ordinal).</summary>
    public IReadOnlyList<Protocol> All { get; }

    /// <summary>All ids as one phrase for a message.</summary>
    internal string Ids { get; }

    /// <summary>The protocol called <paramref name="id"/> (case-sensitive), or null.</summary>
    public Protocol? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// This library with one more protocol (same format and checks as the built-in ones), or everything wrong with it; an id that exists is a fault.
    /// </summary>
    public ReadResult<ProtocolLibrary> With(ReadOnlyMemory<byte> utf8Json) =>
        ProtocolReader.Read(utf8Json).Match(
            protocol => Find(protocol.Id) is null
                ? ReadResult<ProtocolLibrary>.Valid(new ProtocolLibrary([.. All, protocol]))
                : ReadResult<ProtocolLibrary>.Invalid([new Fault("#/id", $"a protocol called {Found.Quote(protocol.Id)} exists already; choose another id")]),
            ReadResult<ProtocolLibrary>.Invalid);

    private static ProtocolLibrary LoadBuiltIn() =>
        new(EmbeddedData.In("protocols").Select(name => EmbeddedData.Load(name, bytes => ProtocolReader.Read(bytes))));
}
