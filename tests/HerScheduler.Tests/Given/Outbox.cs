using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Given;

/// <summary>What the outbox holds, in the order in which it leaves.</summary>
public static class Outbox
{
    /// <summary>Reminders and overdue alerts as <c>reminder 7 of tchp-1</c>.</summary>
    public static async Task<IReadOnlyList<string>> Notices(this ServiceFixture service, string plan = "plan-0001")
    {
        var rows = await service.InDatabase(db => db.Notices.Where(n => n.PlanId == plan && n.Skipped == null).ToListAsync());
        var messages = await service.Messages(plan);
        messages.Count(m => IsNotice(m.RoutingKey)).ShouldBe(rows.Count, "each notice is one message");
        return [.. rows.OrderBy(n => n.NoticedAt).ThenBy(n => n.EventKey, StringComparer.Ordinal)
            .Select(n => $"{n.Kind.ToString().ToLowerInvariant()} {n.Days} of {n.EventKey}")];
    }

    /// <summary>Those about one event.</summary>
    public static async Task<IReadOnlyList<string>> NoticesOf(this ServiceFixture service, string key, string plan = "plan-0001") =>
        [.. (await service.Notices(plan)).Where(n => n.EndsWith($" of {key}", StringComparison.Ordinal)).Select(n => n[..^$" of {key}".Length])];

    public static Task<List<OutboxRow>> Messages(this ServiceFixture service, string? plan = null) =>
        service.InDatabase(db => db.Outbox.AsNoTracking().Where(m => plan == null || m.PlanId == plan).OrderBy(m => m.Id).ToListAsync());

    /// <summary>Each plan's sequence is 1, 2, 3, … in the order of the rows, up to what the plan says.</summary>
    public static async Task ShouldBeGapless(this ServiceFixture service)
    {
        // One statement: a process that writes meanwhile is seen before or after, not in between.
        var plans = await service.InDatabase(db => db.Plans
            .Select(plan => new
            {
                plan.Sequence,
                Messages = db.Outbox.Where(m => m.PlanId == plan.Id).OrderBy(m => m.Id).Select(m => m.Sequence).ToList(),
            })
            .ToListAsync());
        foreach (var plan in plans)
        {
            plan.Messages.ShouldBe(Enumerable.Range(1, plan.Sequence));
        }
    }

    private static bool IsNotice(string routingKey) => routingKey.Split('.')[1] is "reminder" or "overdue";
}
