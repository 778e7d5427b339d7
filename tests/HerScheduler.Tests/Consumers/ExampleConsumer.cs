using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HerScheduler.Tests.Given;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Consumers;

/// <summary>One of the consumers of docs/examples as a process of its own, with a queue of its own that outlives the process.</summary>
internal sealed class ExampleConsumer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly SemaphoreSlim _said = new(0);
    private readonly ProcessStartInfo _start;
    private Process? _process;

    /// <param name="language"><c>python</c> or <c>node</c>.</param>
    /// <param name="site">The clinic whose plans it follows.</param>
    /// <param name="broker">Where the broker is; null: <see cref="Broker.Address"/>.</param>
    /// <param name="service">A client of the service, which can be asked for what is missing; null: it cannot.</param>
    public ExampleConsumer(string language, string site, Uri? broker = null, HttpClient? service = null)
    {
        Queue = $"example-{language}-{Guid.NewGuid():N}";
        _start = language == "python" ? new ProcessStartInfo(Python.Program, [Repository.File("docs/examples/consumer.py")]) : NodeJs();
        _start.WorkingDirectory = _folder.Path;
        _start.UseShellExecute = false;
        (_start.RedirectStandardOutput, _start.RedirectStandardError) = (true, true);
        _start.Environment["AMQP_URL"] = (broker ?? Broker.Address).AbsoluteUri;
        _start.Environment["QUEUE"] = Queue;
        _start.Environment["STORE"] = _folder.File("store");
        _start.Environment["BINDINGS"] = $"*.*.{site}";
        if (service is not null)
        {
            _start.Environment["SCHEDULER_URL"] = service.BaseAddress!.AbsoluteUri;
            _start.Environment["SCHEDULER_TOKEN"] = service.DefaultRequestHeaders.Authorization!.Parameter;
        }
    }

    public string Queue { get; }

    /// <summary>What it printed so far, over all its runs.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The lines on standard error.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>The printed lines that begin with this word: MESSAGE, REPLAYED, FETCHED, GAP or VOID.</summary>
    public IReadOnlyList<string> Said(string word) => [.. Lines.Where(line => line.Split(' ')[0] == word)];

    /// <summary>The lines on standard error that begin with this word: READY, RECONNECTING, UNREADABLE, NEVER.</summary>
    public IReadOnlyList<string> Complained(string word) => [.. Errors.Where(line => line.Split(' ')[0] == word)];

    /// <summary>Starts it and waits until it consumes.</summary>
    public async Task Start()
    {
        var ready = Complained("READY").Count;
        _process = Process.Start(_start)!;
        _process.OutputDataReceived += (_, said) => Note(_lines, said.Data);
        _process.ErrorDataReceived += (_, said) => Note(_errors, said.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitFor(() => Complained("READY").Count > ready, "READY");
    }

    /// <summary>Returns when <paramref name="condition"/> holds; it is looked at after each line.</summary>
    public async Task WaitFor(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (!condition())
            {
                await _said.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The consumer did not come to: {what}. It said:\n{string.Join('\n', Lines)}\n{string.Join('\n', Errors)}", late);
        }
    }

    /// <summary>SIGTERM, and the exit status.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        await using (var connection = await new ConnectionFactory { Uri = Broker.Address }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeleteAsync(Queue);
            await channel.QueueDeleteAsync($"{Queue}.unreadable");
        }

        _folder.Dispose();
        _said.Dispose();
    }

    private void Note(ConcurrentQueue<string> where, string? line)
    {
        if (line is not null)
        {
            where.Enqueue(line);
            _said.Release();
        }
    }

    /// <summary>Modules are looked for beside the script, so it is run from a copy that has the packages there.</summary>
    private ProcessStartInfo NodeJs()
    {
        File.Copy(Repository.File("docs/examples/consumer.mjs"), _folder.File("consumer.mjs"));
        Directory.CreateSymbolicLink(_folder.File("node_modules"), Node.Packages);
        return new ProcessStartInfo("node", [_folder.File("consumer.mjs")]);
    }
}
