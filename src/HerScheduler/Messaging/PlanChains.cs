using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>
/// Publishes a batch, all plans at once, each plan as a chain: its next message only when the one before is confirmed. So a plan's messages never
/// overtake each other, not even when one is refused: then the chain ends there, and the other plans go on.
/// </summary>
internal static class PlanChains
{
    public static async Task<BatchOutcome> Publish(IReadOnlyList<OutboxRow> batch, Func<OutboxRow, Task<PublishOutcome>> publish)
    {
        var links = new PublishOutcome?[batch.Count];
        var plans = Enumerable.Range(0, batch.Count).GroupBy(index => batch[index].PlanId, StringComparer.Ordinal);
        await Task.WhenAll(plans.Select(plan => Chain([.. plan.OrderBy(index => batch[index].Sequence)])));
        return BatchOutcome.Of(batch, links);

        async Task Chain(List<int> plan)
        {
            foreach (var index in plan)
            {
                var outcome = await publish(batch[index]);
                links[index] = outcome;
                if (!outcome.IsSent)
                {
                    return;
                }
            }
        }
    }
}
