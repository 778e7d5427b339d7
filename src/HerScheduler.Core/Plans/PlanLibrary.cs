using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Plans;

/// <summary>What a plan can name: protocols, LVEF policies and tasks, the built-in ones and a site's own. Immutable, safe to share.</summary>
/// <param name="Protocols">The protocols.</param>
/// <param name="Policies">The LVEF policies.</param>
/// <param name="Tasks">The tasks.</param>
public sealed record PlanLibrary(ProtocolLibrary Protocols, LvefPolicyLibrary Policies, TaskLibrary Tasks)
{
    private static readonly Lazy<PlanLibrary> LazyBuiltIn = new(() => new PlanLibrary(ProtocolLibrary.BuiltIn, LvefPolicyLibrary.BuiltIn, TaskLibrary.BuiltIn));

    /// <summary>The built-in documents, validated on load, once.</summary>
    public static PlanLibrary BuiltIn => LazyBuiltIn.Value;

    /// <summary>What decides on a low LVEF in <paramref name="plan"/>.</summary>
    /// <exception cref="InvalidOperationException">The plan names a policy this library lacks.</exception>
    internal LvefPolicy PolicyOf(TreatmentPlan plan) => Policies.Find(plan.Settings.LvefPolicy)
        ?? throw new InvalidOperationException($"The plan names LVEF policy {plan.Settings.LvefPolicy}, which the library lacks.");

    /// <summary>This library with one more document of a site, whatever it is: what has tables of agents at the top is an LVEF policy, anything else a protocol.</summary>
    public ReadResult<PlanLibrary> With(ReadOnlyMemory<byte> utf8Json) =>
        StrictJson.HasAtTop(utf8Json, "agents") ? WithPolicy(utf8Json) : WithProtocol(utf8Json);

    /// <summary>This library with one more protocol, or everything wrong with it.</summary>
    public ReadResult<PlanLibrary> WithProtocol(ReadOnlyMemory<byte> utf8Json) => Protocols.With(utf8Json).Match(
        protocols => ReadResult<PlanLibrary>.Valid(this with { Protocols = protocols }),
        ReadResult<PlanLibrary>.Invalid);

    /// <summary>This library with one more LVEF policy, or everything wrong with it.</summary>
    public ReadResult<PlanLibrary> WithPolicy(ReadOnlyMemory<byte> utf8Json) => Policies.With(utf8Json).Match(
        policies => ReadResult<PlanLibrary>.Valid(this with { Policies = policies }),
        ReadResult<PlanLibrary>.Invalid);
}
