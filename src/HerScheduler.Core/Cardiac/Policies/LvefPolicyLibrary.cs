using System.Collections.Frozen;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>The LVEF policies a plan can name: the built-in ones and a site's own. Immutable, safe to share.</summary>
public sealed class LvefPolicyLibrary
{
    private static readonly Lazy<LvefPolicyLibrary> LazyBuiltIn = new(LoadBuiltIn);

    private readonly FrozenDictionary<string, LvefPolicy> _byId;

    private LvefPolicyLibrary(IEnumerable<LvefPolicy> policies)
    {
        All = [.. policies.OrderBy(policy => policy.Id, StringComparer.Ordinal)];
        Ids = string.Join(", ", All.Select(policy => policy.Id));
        _byId = All.ToFrozenDictionary(policy => policy.Id, StringComparer.Ordinal);
    }

    /// <summary>The built-in policies, embedded as data and validated on load, once.</summary>
    /// <exception cref="InvalidOperationException">An embedded policy is faulty: the build is broken.</exception>
    public static LvefPolicyLibrary BuiltIn => LazyBuiltIn.Value;

    /// <summary>All policies, ordered by id (ordinal).</summary>
    public IReadOnlyList<LvefPolicy> All { get; }

    /// <summary>All ids as one phrase for a message.</summary>
    internal string Ids { get; }

    /// <summary>The policy called <paramref name="id"/> (case-sensitive), or null.</summary>
    public LvefPolicy? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// This library with one more policy (same format and checks as the built-in ones), or everything wrong with it; an id that exists is a fault.
    /// </summary>
    public ReadResult<LvefPolicyLibrary> With(ReadOnlyMemory<byte> utf8Json) =>
        LvefPolicyReader.Read(utf8Json).Match(
            policy => Find(policy.Id) is null
                ? ReadResult<LvefPolicyLibrary>.Valid(new LvefPolicyLibrary([.. All, policy]))
                : ReadResult<LvefPolicyLibrary>.Invalid([new Fault("#/id",
                    $"an LVEF policy called {Found.Quote(policy.Id)} exists already; choose another id")]),
            ReadResult<LvefPolicyLibrary>.Invalid);

    private static LvefPolicyLibrary LoadBuiltIn() =>
        new(EmbeddedData.In("policies").Select(name => EmbeddedData.Load(name, bytes => LvefPolicyReader.Read(bytes))));
}
