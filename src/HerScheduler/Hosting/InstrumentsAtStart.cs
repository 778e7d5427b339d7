using HerScheduler.Telemetry;

namespace HerScheduler.Hosting;

/// <summary>Lets every feature's metrics begin, after the collector was attached.</summary>
internal sealed class InstrumentsAtStart(IEnumerable<IInstruments> instruments) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var each in instruments)
        {
            each.Begin();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
