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

    /// <summary>
    /// This library with one more document of a site, whatever it is: what has tables of agents at the top is an LVEF policy, what has an anchor a task,
    /// anything else a protocol.
    /// </summary>
    public ReadResult<PlanLibrary> With(ReadOnlyMemory<byte> utf8Json) => IsTask(utf8Json) ? WithTask(utf8Json)
        : StrictJson.HasAtTop(utf8Json, "agents") ? WithPolicy(utf8Json)
        : WithProtocol(utf8Json);

    /// <summary>The document is meant to be a task. Tasks are added before the protocols that bring them.</summary>
    public static bool IsTask(ReadOnlyMemory<byte> utf8Json) => StrictJson.HasAtTop(utf8Json, "anchor");

    /// <summary>
    /// This library with one more protocol, or everything wrong with it; so is a track that brings a task this library lacks, or has a task's name.
    /// </summary>
    public ReadResult<PlanLibrary> WithProtocol(ReadOnlyMemory<byte> utf8Json) => Protocols.With(utf8Json).Match(
        protocols => protocols.All.Where(protocol => Protocols.Find(protocol.Id) is null).SelectMany(FaultsOf).ToList() is { Count: > 0 } faults
            ? ReadResult<PlanLibrary>.Invalid(faults)
            : ReadResult<PlanLibrary>.Valid(this with { Protocols = protocols }),
        ReadResult<PlanLibrary>.Invalid);

    /// <summary>This library with one more LVEF policy, or everything wrong with it.</summary>
    public ReadResult<PlanLibrary> WithPolicy(ReadOnlyMemory<byte> utf8Json) => Policies.With(utf8Json).Match(
        policies => ReadResult<PlanLibrary>.Valid(this with { Policies = policies }),
        ReadResult<PlanLibrary>.Invalid);

    /// <summary>
    /// This library with one more task, or everything wrong with it; one with the name of a track is refused, as both would have the same keys.
    /// </summary>
    public ReadResult<PlanLibrary> WithTask(ReadOnlyMemory<byte> utf8Json) => Tasks.With(utf8Json).Match(
        tasks => tasks.All.Any(task => Tasks.Find(task.Id) is null && IsTrack(task.Id))
            ? ReadResult<PlanLibrary>.Invalid([new Fault("#/id", "a track has this name, and their events would have the same keys; choose another id")])
            : ReadResult<PlanLibrary>.Valid(this with { Tasks = tasks }),
        ReadResult<PlanLibrary>.Invalid);

    private IEnumerable<Fault> FaultsOf(Protocol protocol)
    {
        for (var i = 0; i < protocol.Tracks.Count; i++)
        {
            var (track, place) = (protocol.Tracks[i], Place.Root.Member("tracks").Item(i));
            if (Tasks.Find(track.Id) is not null)
            {
                yield return new Fault($"{place.Member("id")}",
                    $"a task has the name {Found.Quote(track.Id)}, and their events would have the same keys; choose another id");
            }

            for (var j = 0; j < track.Tasks.Count; j++)
            {
                if (Tasks.Find(track.Tasks[j]) is null)
                {
                    yield return new Fault($"{place.Member("tasks").Item(j)}",
                        $"expected a task of the library ({Tasks.Ids}), found {Found.Quote(track.Tasks[j])}");
                }
            }
        }
    }

    private bool IsTrack(string id) =>
        Protocols.All.Any(protocol => protocol.FindTrack(id) is not null) || DoseTable.BuiltIn.AfterSurgery.Any(therapy => therapy.Id == id);
}
