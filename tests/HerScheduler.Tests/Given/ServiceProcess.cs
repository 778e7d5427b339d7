using System.Collections.Concurrent;
using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>The service as a process of its own, which can be killed like any other.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ConcurrentQueue<string> _lines;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ServiceProcess(Process process, HttpClient http, ConcurrentQueue<string> lines, Task<string> output, Task<string> errors) =>
        (_process, Http, _lines, _output, _errors) = (process, http, lines, output, errors);

    public HttpClient Http { get; }

    public int Id => _process.Id;

    /// <summary>What it logged after it had begun to listen; complete when it has ended.</summary>
    public Task<string> Output => _output;

    /// <summary>What it wrote to standard error; complete when it has ended.</summary>
    public Task<string> Errors => _errors;

    /// <summary>Starts <c>serve</c> with its data in a folder, and waits until it listens.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="settings">Settings by full key, handed over in the environment.</param>
    public static async Task<ServiceProcess> Serve(string folder, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "herscheduler.dll"), "serve", "--urls", "http://127.0.0.1:0" },
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment.TryAdd("HerScheduler__Security__RequestsPerMinute", "0");
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            RunLog.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                // Goes on reading, so that the process never waits for a full pipe.
                var lines = new ConcurrentQueue<string>();
                var output = ReadAll(process.StandardOutput, lines);
                var address = AddressIn(line[(at + Listening.Length)..]);
                try
                {
                    var http = await TestTokens.ClientOfProcess(settings ?? new Dictionary<string, string?>(), folder, address);
                    return new ServiceProcess(process, http, lines, output, errors);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    process.Kill(entireProcessTree: true);
                    await process.WaitForExitAsync();
                    throw new InvalidOperationException($"The service runs and its database cannot be asked: {failure.Message}", failure);
                }
            }
        }

        throw new InvalidOperationException($"The service did not start: {await errors}");
    }

    /// <summary>Whether it has logged a line with this text so far.</summary>
    public bool HasLogged(string text) => _lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task<string> ReadAll(StreamReader output, ConcurrentQueue<string> lines)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The address at the beginning of what was logged, as text or inside a JSON document.</summary>
    private static string AddressIn(string said) => said.TrimStart('\\', '"').Split('\\', '"', ' ')[0];

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit status.</summary>
    public async Task<int> Terminate(TimeSpan atMost)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(atMost);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        RunLog.Add(await _output);
        RunLog.Add(await _errors);
        Http.Dispose();
        _process.Dispose();
    }
}
