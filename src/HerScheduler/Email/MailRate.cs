using System.Threading.RateLimiting;

namespace HerScheduler.Email;

/// <summary>At most so many e-mails a minute go to the mail server from this process, evenly spread, over all batches together.</summary>
internal sealed class MailRate : IDisposable
{
    private readonly TokenBucketRateLimiter? _limiter;
    private readonly TimeProvider _time;

    /// <param name="perMinute">0: no limit.</param>
    /// <param name="time">For giving up waiting.</param>
    public MailRate(int perMinute, TimeProvider time)
    {
        _time = time;
        _limiter = perMinute == 0
            ? null
            : new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                // A second's worth may leave at once, but one e-mail always.
                TokenLimit = Math.Max(1, perMinute / 60),
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
    }

    /// <summary>Waits for the next e-mail's turn.</summary>
    /// <returns>False: it does not come within <paramref name="patience"/>.</returns>
    public async Task<bool> Turn(TimeSpan patience, CancellationToken stop)
    {
        if (_limiter is null)
        {
            return true;
        }

        using var late = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            using var turn = await _limiter.AcquireAsync(1, either.Token);
            return turn.IsAcquired;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _limiter?.Dispose();
}
