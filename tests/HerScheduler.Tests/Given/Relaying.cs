using HerScheduler.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>The relay, turn by turn.</summary>
internal static class Relaying
{
    public static async Task<RelayTurn> RelayOnce(this ServiceFixture service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Relay>().RunOnce(service.Time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Until nothing is left that can be published now.</summary>
    public static async Task<int> RelayAll(this ServiceFixture service)
    {
        var confirmed = 0;
        RelayTurn turn;
        do
        {
            turn = await service.RelayOnce();
            confirmed += turn.Confirmed;
        }
        while (turn.IsMore);
        return confirmed;
    }
}
