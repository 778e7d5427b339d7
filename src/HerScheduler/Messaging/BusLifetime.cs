using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>
/// MassTransit's bus, started when there is something to publish and stopped with the service or the verb. Its own hosted service would start it before
/// anybody knows that the broker lets us in, and would not try again when it does not.
/// </summary>
internal sealed class BusLifetime(IBusControl bus) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private bool _isStarted;

    public IBus Bus => bus;

    /// <summary>Does nothing when it is started already. Not to be called twice at the same time.</summary>
    /// <exception cref="NotReachableException">It does not start, and why.</exception>
    public async Task Start(CancellationToken cancel)
    {
        if (_isStarted)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await bus.StartAsync(patience.Token);
            _isStarted = true;
        }
        catch (Exception failure) when (failure is MassTransitException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new NotReachableException($"The message bus does not start: {failure.Message}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            // A broker that does not answer any more is not waited for.
            using var patience = new CancellationTokenSource(Goodbye);
            await bus.StopAsync(patience.Token);
        }
    }
}
