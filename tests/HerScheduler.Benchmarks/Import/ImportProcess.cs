using System.Diagnostics;

namespace HerScheduler.Benchmarks.Import;

/// <summary>The verb in a process of its own: how long it took, and the most memory it had.</summary>
internal sealed record ImportProcess(int Status, string Said, TimeSpan Took, long PeakBytes)
{
    public static async Task<ImportProcess> Run(string file, IReadOnlyDictionary<string, string?> settings, TimeProvider time)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "herscheduler.dll"), "import", file]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var began = time.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(200), time);
        while (!process.HasExited && await turn.WaitForNextTickAsync())
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        await process.WaitForExitAsync();
        return new ImportProcess(process.ExitCode, (await said).Trim(), time.GetElapsedTime(began), peak);
    }
}
