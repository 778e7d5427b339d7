using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>Looks again and again, for a bounded time, until what is expected is so.</summary>
internal static class Eventually
{
    /// <summary>Long: it bounds how a failure ends, and a busy machine must not look like one.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static async Task Is(Func<Task<bool>> condition, string what, TimeSpan? atMost = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(Between);
        while (!await condition())
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(atMost ?? Usual, what);
            await ticks.WaitForNextTickAsync();
        }
    }

    public static Task Is(Func<bool> condition, string what, TimeSpan? atMost = null) => Is(() => Task.FromResult(condition()), what, atMost);
}
