using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>
/// Reads an LVEF policy document strictly: every fault with its JSON Pointer, all faults at once. Built-in policies and a site's own are the
/// same format.
/// </summary>
public static class LvefPolicyReader
{
    private static readonly Shape PolicyShape = new("id", "title", "source", "confidence", "closeWatchDays", "agents");

    private static readonly Expectation<string> Title = Expect.Line(100);
    private static readonly Expectation<string> Source = Expect.Line(300);
    private static readonly Expectation<int> CloseWatchDays = Expect.WholeNumber(7, 91);
    private static readonly Expectation<string> Confidence = Expect.Text("S (read in a source) | M (to be verified)", text => text is "S" or "M");

    /// <param name="utf8Json">The document, UTF-8, at most 1 MiB.</param>
    public static ReadResult<LvefPolicy> Read(ReadOnlyMemory<byte> utf8Json) =>
        StrictJson.Read(utf8Json, (root, faults) => Read(new ObjectReader(root, Place.Root, faults, PolicyShape)));

    private static LvefPolicy Read(ObjectReader document)
    {
        var source = document.Required("source", Source);
        var policy = new LvefPolicy(
            document.Required("id", Expect.LowerCaseIdentifier),
            document.Required("title", Title),
            document.Optional("closeWatchDays", CloseWatchDays, 42),
            document.RequiredItems("agents", "an array of one table for each HER2 agent", (agent, place) => ReadAgent(agent, place, document.Faults, source)),
            source,
            document.Required("confidence", Confidence));

        // Whether the rows leave no value out and none to chance can only be judged once each is sound in itself.
        if (document.Faults.None)
        {
            LvefPolicyConsistency.Check(policy, document.Faults);
        }

        return policy;
    }

    private static AgentPolicy ReadAgent(JsonElement agent, Place place, Faults faults, string policySource) =>
        AgentPolicyReader.Read(agent, place, faults, Source, policySource);
}
