using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    /// <exception cref="ShouldAssertException">It did not come true within a minute.</exception>
    public static async Task Becomes(Func<Task<bool>> condition, string what, TimeSpan? atMost = null)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(atMost ?? TimeSpan.FromMinutes(1), what);
            await tick.WaitForNextTickAsync();
        }
    }
}
