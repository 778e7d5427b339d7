using HerScheduler.Data;
using HerScheduler.Facts.Inbound;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>The service as it takes facts from a queue.</summary>
internal static class TakingFacts
{
    /// <summary>Starts to take them; a fixture starts nothing by itself.</summary>
    public static Task TakeFacts(this ServiceFixture service) => service.Services.GetRequiredService<FactsConsumer>().StartAsync(CancellationToken.None);

    /// <summary>Nothing to stop: without a broker, or when it was never started.</summary>
    public static Task StopTakingFacts(this ServiceFixture service) =>
        service.Services.GetService<FactsConsumer>()?.StopAsync(CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>What is recorded for a plan, the approval left out, in its order.</summary>
    public static Task<List<LogEntryRow>> Recorded(this ServiceFixture service, string plan = "plan-0001") => service.InDatabase(db =>
        db.Log.AsNoTracking().Where(entry => entry.PlanId == plan && entry.Number > 0).OrderBy(entry => entry.Number).ToListAsync());

    public static Task RecordsSoMany(this ServiceFixture service, int count, string plan = "plan-0001", TimeSpan? atMost = null) =>
        Eventually.Is(async () => (await service.Recorded(plan)).Count >= count, $"{count} facts of {plan}", atMost);
}
