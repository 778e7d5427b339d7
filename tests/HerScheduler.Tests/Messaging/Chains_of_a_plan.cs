using HerScheduler.Data;
using HerScheduler.Messaging;

namespace HerScheduler.Tests.Messaging;

public sealed class Chains_of_a_plan
{
    private readonly Dictionary<string, TaskCompletionSource<PublishOutcome>> _onTheirWay = new(StringComparer.Ordinal);

    [Fact]
    public async Task All_plans_go_at_once_and_the_next_message_waits_for_the_confirmation_of_the_one_before()
    {
        var batch = PlanChains.Publish([Row("a", 2), Row("b", 7), Row("a", 1), Row("a", 3)], Send);
        OnTheirWay().ShouldBe(["a1", "b7"]);

        Answer("a1", PublishOutcome.Delivered);
        OnTheirWay().ShouldBe(["a2", "b7"], "plan a does not wait for plan b");
        Answer("a2", PublishOutcome.Unroutable);
        Answer("b7", PublishOutcome.Delivered);
        Answer("a3", PublishOutcome.Delivered);

        var outcome = await batch;
        outcome.Sent.Select(Name).ShouldBe(["a2", "b7", "a1", "a3"]);
        outcome.Unroutable.Select(Name).ShouldBe(["a2"]);
        (outcome.Refused.Count, outcome.Rest.Count, outcome.LostBy).ShouldBe((0, 0, null));
    }

    [Fact]
    public async Task After_a_refusal_the_plan_stops_and_the_others_go_on()
    {
        var batch = PlanChains.Publish([Row("a", 1), Row("a", 2), Row("b", 1), Row("b", 2)], Send);
        Answer("a1", PublishOutcome.Refused("nack"));
        Answer("b1", PublishOutcome.Delivered);
        Answer("b2", PublishOutcome.Delivered);

        var outcome = await batch;
        outcome.Refused.Select(refused => (Name(refused.Row), refused.Reason)).ShouldBe([("a1", "nack")]);
        outcome.Rest.Select(Name).ShouldBe(["a2"]);
        outcome.Sent.Select(Name).ShouldBe(["b1", "b2"]);
    }

    [Fact]
    public async Task What_is_lost_is_nobodys_fault()
    {
        var batch = PlanChains.Publish([Row("a", 1), Row("a", 2)], Send);
        Answer("a1", PublishOutcome.Lost("the connection ended"));

        var outcome = await batch;
        outcome.Rest.Select(Name).ShouldBe(["a1", "a2"]);
        (outcome.Sent.Count, outcome.Refused.Count, outcome.LostBy).ShouldBe((0, 0, "the connection ended"));
    }

    /// <remarks>The retry schedule of its message.</remarks>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(8, 640)]
    [InlineData(9, 900)]
    [InlineData(1000, 900)]
    public void A_refused_message_waits_longer_each_time(int attempts, int seconds) =>
        OutboxBatch.RetrySchedule.After(attempts).ShouldBe(TimeSpan.FromSeconds(seconds));

    private Task<PublishOutcome> Send(OutboxRow row) => (_onTheirWay[Name(row)] = new TaskCompletionSource<PublishOutcome>()).Task;

    private void Answer(string name, PublishOutcome outcome)
    {
        _onTheirWay.Remove(name, out var waiting);
        waiting!.SetResult(outcome);
    }

    private List<string> OnTheirWay() => [.. _onTheirWay.Keys.Order(StringComparer.Ordinal)];

    private static string Name(OutboxRow row) => $"{row.PlanId}{row.Sequence}";

    private static OutboxRow Row(string plan, int sequence) => new()
    {
        MessageId = $"{plan}{sequence}",
        PlanId = plan,
        Sequence = sequence,
        RoutingKey = "cycle.moved.north-clinic",
        Type = "herscheduler.cycle.moved.v1",
        Subject = plan,
        Body = "{}",
    };
}
