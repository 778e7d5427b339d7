using HerScheduler.Data;
using HerScheduler.Import;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>One approved plan in one transaction of its own, as the service writes it and as EF's change tracker alone would.</summary>
internal sealed class ServiceWrites(IServiceProvider services)
{
    private static readonly string[] Changed =
        [nameof(PlanRow.Status), nameof(PlanRow.ApprovedAt), nameof(PlanRow.ApprovedBy), nameof(PlanRow.Sequence), nameof(PlanRow.LastLogHash),
        nameof(PlanRow.DueOn), nameof(PlanRow.Phase)];

    public Task InBulk(PreparedPlan plan) => Write(plan, (db, cancel) => plan.Rows.Store(db, cancel));

    public Task Tracked(PreparedPlan plan) => Write(plan, (db, _) =>
    {
        db.Log.Add(plan.Rows.Entry);
        db.Events.AddRange(plan.Rows.Events);
        db.Outbox.AddRange(plan.Rows.Messages);
        return Task.CompletedTask;
    });

    private async Task Write(PreparedPlan plan, Func<SchedulerDb, CancellationToken, Task> rows)
    {
        // A context for each, as each request has.
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        await db.InOneTransaction(
            async token =>
            {
                var entry = db.Attach(plan.Plan);
                foreach (var name in Changed)
                {
                    entry.Property(name).IsModified = true;
                }

                await rows(db, token);
                return 0;
            },
            CancellationToken.None);
        plan.Plan.Revision = 0;
    }
}
