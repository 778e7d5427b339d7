using HerScheduler.Hosting;

namespace HerScheduler.Messaging;

/// <summary>Wakes the relay every few seconds, for rows whose time has come again and for those another process wrote.</summary>
internal sealed class RelayHeartbeat(RelaySignal signal) : ISweep
{
    public Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        signal.Wake();
        return Task.CompletedTask;
    }
}
