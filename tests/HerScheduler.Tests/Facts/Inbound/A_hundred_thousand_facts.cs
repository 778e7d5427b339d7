using System.Diagnostics;
using System.Text;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>Of many facts, some refused, some sent twice, some no facts at all, every one is accounted for.</summary>
public sealed class A_hundred_thousand_facts(ITestOutputHelper output)
{
    private static readonly int Messages = Soak.Or(full: 100_000, usual: 2_000);
    private static readonly int Plans = Soak.Or(full: 2_000, usual: 40);
    private static readonly DateOnly FirstDay = new(2026, 1, 5);

    [Fact]
    public async Task Are_recorded_once_or_refused_with_a_reason_and_none_is_missing()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await Parallel.ForEachAsync(Enumerable.Range(1, Plans), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await service.Approved(Documents.Tchp($"plan-{number}")));
        var sent = Mix();
        await Send(queue, sent);

        var watch = Stopwatch.StartNew();
        var work = Environment.CpuUsage.TotalTime;
        await service.TakeFacts();
        var refused = await queue.Refused(sent.Count(message => message.IsRefused), TimeSpan.FromMinutes(20));
        var good = sent.Where(message => message is { IsRefused: false, IsRepeated: false }).ToList();
        await Eventually.Is(async () =>
            await service.InDatabase(db => db.Log.CountAsync(entry => entry.Number > 0)) >= good.Count, "all good facts", TimeSpan.FromMinutes(20));
        watch.Stop();

        work = Environment.CpuUsage.TotalTime - work;
        output.WriteLine($"{TestDatabase.Provider}: {Messages} messages in {watch.Elapsed.TotalSeconds:F1} s, {Messages / watch.Elapsed.TotalSeconds:F0} a second, "
            + $"{work.TotalSeconds:F1} s of processor time in this process; {await service.InDatabase(db => db.Outbox.CountAsync())} messages follow from them");
        refused.Select(message => message.Properties.MessageId!).Order()
            .ShouldBe(sent.Where(message => message.IsRefused).Select(message => message.MessageId).Order());
        refused.ShouldAllBe(message => message.Status == (message.Properties.MessageId!.StartsWith("malformed", StringComparison.Ordinal) ? 400 : 422));
        refused.ShouldAllBe(message => message.Problem["errors"]!.AsArray().Count > 0);
        var recorded = await service.InDatabase(db => db.Log.AsNoTracking().Where(entry => entry.Number > 0).OrderBy(entry => entry.Number)
            .Select(entry => new { entry.PlanId, entry.EntryId }).ToListAsync());
        var byPlan = recorded.ToLookup(entry => entry.PlanId, entry => entry.EntryId);
        foreach (var plan in good.GroupBy(message => message.Plan))
        {
            byPlan[plan.Key].ShouldBe(plan.Select(message => message.MessageId), plan.Key);
        }

        recorded.Count.ShouldBe(good.Count);
        await Eventually.Is(async () => await queue.Waiting() == 0, "the queue is empty");
        await service.EveryChainShouldHold();
        await service.ShouldBeGapless();
    }

    /// <summary>5 % refused, 5 % sent twice, 1 % malformed, in a random order that keeps each plan's own.</summary>
    private static List<Message> Mix()
    {
        var random = new Random(20260105);
        var sent = new List<Message>(Messages);
        var numbers = new int[Plans + 1];
        while (sent.Count < Messages)
        {
            var plan = random.Next(1, Plans + 1);
            var id = $"fact-{sent.Count}";
            sent.Add(random.Next(100) switch
            {
                0 => new Message($"plan-{plan}", $"malformed-{sent.Count}", $$"""{ "id": "{{id}}", "plan": """, IsRefused: true),
                <= 5 => new Message($"plan-{plan}", $"refused-{sent.Count}", ManyFacts.Unacceptable($"plan-{plan}", id).ToJsonString(), IsRefused: true),
                <= 10 when sent.Exists(message => !message.IsRefused) => Again(sent, random),
                _ => new Message($"plan-{plan}", id, ManyFacts.Of($"plan-{plan}", FirstDay, ++numbers[plan], id).ToJsonString()),
            });
        }

        return sent;
    }

    private static Message Again(List<Message> sent, Random random)
    {
        while (true)
        {
            if (sent[random.Next(sent.Count)] is { IsRefused: false } earlier)
            {
                return earlier with { IsRepeated = true };
            }
        }
    }

    private static async Task Send(FactsQueue queue, List<Message> sent)
    {
        foreach (var some in sent.Chunk(5_000))
        {
            await Task.WhenAll(some.Select(message => queue.Send(Encoding.UTF8.GetBytes(message.Body), properties => properties.MessageId = message.MessageId))
                .ToList());
        }
    }

    private sealed record Message(string Plan, string MessageId, string Body, bool IsRefused = false, bool IsRepeated = false);
}
