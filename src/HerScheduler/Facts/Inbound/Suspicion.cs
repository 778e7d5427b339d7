using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Finds the message that ends the service whenever it is worked on. Everything in hand at that moment is delivered again, so a high count of deliveries
/// only makes a message suspicious. Suspicious ones are worked on alone, each attempt written down before it begins.
/// </summary>
internal sealed partial class Suspicion(IServiceScopeFactory scopes, SchedulerSettings settings, TimeProvider time, ILogger<Suspicion> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Attempts that this process survived and could not take back yet, by the message's key.</summary>
    private readonly HashSet<string> _owed = new(StringComparer.Ordinal);

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
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        if (_owed.Contains(delivery.Key))
        {
            await TakeBack(db, delivery.Key, cancel);
        }

        var attempts = await SuspectFacts.Begin(db, delivery.Key, time.Now(), cancel);
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

    /// <summary>The work was broken off, and the service lives: that attempt does not count. Not to be cancelled, as the service may be stopping.</summary>
    public async Task TakeBack(Delivery delivery)
    {
        _owed.Add(delivery.Key);
        using var patience = new CancellationTokenSource(Patience);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await TakeBack(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), delivery.Key, patience.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The database is away, perhaps the reason for all this: before the next attempt.
            LogOwed(failure);
        }
    }

    private async Task TakeBack(SchedulerDb db, string key, CancellationToken cancel)
    {
        await SuspectFacts.TakeBack(db, key, cancel);
        _owed.Remove(key);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An attempt on a suspicious message was broken off and still counts until the database answers")]
    private partial void LogOwed(Exception failure);
}
