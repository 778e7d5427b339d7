using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>The protocols a plan can name: the built-in ones and a site's own.</summary>
public sealed class ProtocolLibrary
{
    /// <summary>The built-in protocols, embedded as data and validated on load.</summary>
    public static ProtocolLibrary BuiltIn => throw new NotImplementedException();

    /// <summary>All protocols, ordered by id.</summary>
    public IReadOnlyList<Protocol> All => throw new NotImplementedException();

    /// <summary>The protocol called <paramref name="id"/>, or null.</summary>
    public Protocol? Find(string id) => throw new NotImplementedException();

    /// <summary>This library with one more protocol (same format and checks as the built-in ones), or everything wrong with it.</summary>
    public ReadResult<ProtocolLibrary> With(ReadOnlyMemory<byte> utf8Json) => throw new NotImplementedException();
}
