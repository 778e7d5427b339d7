using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>A verb in a process of its own, which can be killed like any other.</summary>
internal sealed class VerbProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private VerbProcess(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <summary>Starts the executable.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="settings">Settings by full key, handed over in the environment.</param>
    /// <param name="args">The verb and what belongs to it.</param>
    public static VerbProcess Start(string folder, IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "herscheduler.dll"), .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new VerbProcess(Process.Start(start)!);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended.</summary>
    public async Task<(int Status, string Output, string Errors)> Ended()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }
}
