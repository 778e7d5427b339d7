namespace HerScheduler.Messaging.Broker;

/// <summary>
/// Cancels what runs in a library without meeting what the library throws at that. RabbitMQ.Client's connecting does, in one of some five hundred stops in
/// the middle of it: a callback cancels a pipe whose token source was disposed just before (ObjectDisposedException), and what a callback throws goes to
/// whoever cancels. The service's stopping would fail by it.
/// </summary>
internal static class IsolatedCancellation
{
    /// <param name="work">Is given a token of its own, cancelled with <paramref name="cancel"/> but on another thread.</param>
    /// <param name="cancel">Its canceller neither waits for what <paramref name="work"/> does then nor gets to know of it.</param>
    /// <exception cref="OperationCanceledException">Of <paramref name="cancel"/>.</exception>
    public static async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var isolated = new CancellationTokenSource();
        var cancelling = Task.CompletedTask;
        try
        {
            await using var whenCancelled = cancel.UnsafeRegister(_ => cancelling = isolated.CancelAsync(), state: null);
            return await work(isolated.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        finally
        {
            // The work is over and has its outcome; what its callbacks threw beside it changes nothing.
            await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
