using HerScheduler.Data;
using HerScheduler.Hosting.Settings;
using HerScheduler.Problems;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Finds the message that ends the service whenever it is worked on. Everything in hand at that moment is delivered again, so a high count of deliveries
/// only makes a message suspicious. Suspicious ones are worked on alone, each attempt written down before it begins.
/// </summary>
internal sealed class Suspicion(IServiceScopeFactory scopes, SchedulerSettings settings, TimeProvider time)
{
    private int _forgiven;

    private int MostDeliveries => settings.Messaging.Facts.MostDeliveries;

    private int Bearable => MostDeliveries / 2;

    /// <summary>What is in hand is given back for a reason that is known: that delivery is held against nobody.</summary>
    public void Forgive() => _forgiven++;

    public bool Falls(Delivery delivery) => delivery.EarlierDeliveries - _forgiven >= Bearable;

    /// <summary>Before work on a suspicious message.</summary>
    /// <returns>Why it is not to be worked on any more; null when it is.</returns>
    public async Task<FactRefusal?> Begin(Delivery delivery, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var attempts = await SuspectFacts.Begin(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), delivery.Key, time.Now(), cancel);
        if (attempts < MostDeliveries - Bearable)
        {
            return null;
        }

        var problem = Problem.Unexpected($"The service ended {attempts} times while it worked on this message alone, and tries it no more.");
        return new FactRefusal(problem.Status, ReasonText.Of(problem));
    }

    /// <summary>The work is done, and the service lives.</summary>
    public async Task End(Delivery delivery, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SuspectFacts.Clear(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), delivery.Key, cancel);
    }
}
