using System.Diagnostics;

namespace HerScheduler.Tests.Observability;

/// <summary>Takes every span of this process, as a collector would; so tests that look at headers of messages do not run beside it.</summary>
internal sealed class EverySpan : IDisposable
{
    public const string Collection = "Headers of messages";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public EverySpan() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();
}
