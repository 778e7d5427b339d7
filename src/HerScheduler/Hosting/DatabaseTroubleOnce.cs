using HerScheduler.Data;
using Serilog.Core;
using Serilog.Events;

namespace HerScheduler.Hosting;

/// <summary>
/// While the database is away, everything that meets it would write the same exception: sweeps, requests, the libraries. Only the first of a row gets into the
/// log; that it goes on is said a line a minute by the readiness.
/// </summary>
internal sealed class DatabaseTroubleOnce(TimeProvider time) : ILogEventFilter
{
    /// <summary>After so long without one, the next is the first of another row.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>A row that does not end is written out again after so long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private long? _latest;
    private long _written;

    public bool IsEnabled(LogEvent logEvent)
    {
        if (logEvent.Exception is not { } failure || !DatabaseFaults.IsPassing(failure))
        {
            return true;
        }

        lock (_gate)
        {
            var now = time.GetTimestamp();
            var isFirst = _latest is not { } latest || time.GetElapsedTime(latest, now) >= Quiet || time.GetElapsedTime(_written, now) >= Again;
            _latest = now;
            _written = isFirst ? now : _written;
            return isFirst;
        }
    }
}
