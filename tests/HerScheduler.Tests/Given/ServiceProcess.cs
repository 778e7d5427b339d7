using System.Diagnostics;
using HerScheduler.Hosting;

namespace HerScheduler.Tests.Given;

/// <summary>The real executable in a process of its own, to be killed.</summary>
public sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>Starts <c>herscheduler serve</c> on a free port.</summary>
    /// <param name="settings">By full key; handed over in the environment.</param>
    /// <param name="folder">The working directory.</param>
    public static ServiceProcess Serve(IReadOnlyDictionary<string, string?> settings, string folder)
    {
        var program = typeof(SchedulerHost).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Ignore;
        process.ErrorDataReceived += Ignore;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServiceProcess(process);

        // Read, so that the pipe never fills.
        static void Ignore(object sender, DataReceivedEventArgs line)
        {
        }
    }

    /// <summary>SIGKILL: no handler, no flush, no goodbye.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 128 + 9, "it was killed, and had not ended before");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
