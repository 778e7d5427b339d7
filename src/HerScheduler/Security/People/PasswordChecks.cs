namespace HerScheduler.Security.People;

/// <summary>
/// Checking a password is slow on purpose. So that a flood of them, from however many addresses, slows nobody else, half of the processors at most do it; the
/// others wait for their turn.
/// </summary>
internal sealed class PasswordChecks : IDisposable
{
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly SemaphoreSlim _turns = new(AtOnce);

    public async Task<T> InTurn<T>(Func<Task<T>> check, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        try
        {
            return await check();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
