using System.Text.Json.Nodes;
using HerScheduler.Data;

namespace HerScheduler.Tests.Given;

/// <summary>What the contract promises a consumer.</summary>
public static class Arrivals
{
    /// <summary>
    /// All of the outbox's messages have arrived; what came again has the id and the content it had before; and each plan's first arrivals are in the
    /// order of their sequence.
    /// </summary>
    public static void ShouldBeCompleteAndInOrder(this IReadOnlyList<Received> received, IReadOnlyList<OutboxRow> sent)
    {
        received.GroupBy(message => message.MessageId).ShouldAllBe(copies => copies.Select(copy => copy.Body).Distinct().Count() == 1);
        var first = received.DistinctBy(message => message.MessageId).Select(message => JsonNode.Parse(message.Body)!["data"]!)
            .ToLookup(data => data["plan"]!.GetValue<string>(), data => data["sequence"]!.GetValue<int>());
        foreach (var plan in sent.GroupBy(row => row.PlanId))
        {
            first[plan.Key].ShouldBe(plan.Select(row => row.Sequence).Order(), $"the sequence of {plan.Key}");
        }
    }

    /// <summary>Waits until every one of them has arrived.</summary>
    public static Task WaitFor(this Broker consumer, IReadOnlyList<OutboxRow> sent) => Eventually.Becomes(
        () => Task.FromResult(!sent.Select(row => row.MessageId).Except(consumer.All.Select(message => message.MessageId!)).Any()), "all have arrived");
}
