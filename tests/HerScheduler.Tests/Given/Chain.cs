using HerScheduler.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>What the audit says of the stored fact logs.</summary>
internal static class Chain
{
    public static async Task<IReadOnlyList<ChainBreak>> ChainBreaks(this ServiceFixture service, string plan = "plan-0001")
    {
        await using var scope = service.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<LogAudit>().Check(plan, CancellationToken.None)).ShouldNotBeNull().Breaks;
    }

    public static async Task EveryChainShouldHold(this ServiceFixture service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<LogAudit>();
        await foreach (var portion in audit.CheckAll(CancellationToken.None))
        {
            portion.SelectMany(log => log.Breaks.Select(found => $"{log.PlanId}: {found}")).ShouldBeEmpty();
        }

        (await audit.PlansWithoutRow(CancellationToken.None)).ShouldBeEmpty();
    }
}
