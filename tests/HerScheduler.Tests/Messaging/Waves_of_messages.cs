using HerScheduler.Data;
using HerScheduler.Messaging;

namespace HerScheduler.Tests.Messaging;

public sealed class Waves_of_messages
{
    [Fact]
    public void Hold_the_next_message_of_every_plan()
    {
        var waves = new PlanWaves([Row("a", 2), Row("b", 7), Row("a", 1), Row("a", 3)]);

        Settle(waves, PublishOutcome.Delivered).ShouldBe(["a1", "b7"], ignoreOrder: true);
        Settle(waves, PublishOutcome.Unroutable).ShouldBe(["a2"]);
        Settle(waves, PublishOutcome.Delivered).ShouldBe(["a3"]);
        waves.Next().ShouldBeEmpty();
        (waves.Confirmed.Count, waves.Unroutable, waves.Failed.Count, waves.Rest.Count).ShouldBe((4, 1, 0, 0));
    }

    [Fact]
    public void Go_on_without_a_plan_that_failed()
    {
        var waves = new PlanWaves([Row("a", 1), Row("a", 2), Row("b", 1), Row("b", 2)]);
        var first = waves.Next();
        waves.Settle(first, [.. first.Select(row => row.PlanId == "a" ? PublishOutcome.Failed : PublishOutcome.Delivered)]);

        Settle(waves, PublishOutcome.Delivered).ShouldBe(["b2"]);
        waves.Next().ShouldBeEmpty();
        waves.Failed.Select(Name).ShouldBe(["a1"]);
        waves.Rest.Select(Name).ShouldBe(["a2"]);
        waves.Confirmed.Select(Name).ShouldBe(["b1", "b2"]);
    }

    private static List<string> Settle(PlanWaves waves, PublishOutcome outcome)
    {
        var wave = waves.Next();
        waves.Settle(wave, [.. wave.Select(_ => outcome)]);
        return [.. wave.Select(Name)];
    }

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
