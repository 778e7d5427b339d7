using System.Globalization;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Replicas;

/// <summary>One turn of a sweep, as the replica that did it logged it; a killed replica's last turn ends with its death.</summary>
internal sealed record SweepTurn(string Sweep, string Replica, DateTimeOffset Begins, DateTimeOffset Ends);

/// <summary>One replica: a process under a name, killed and started again.</summary>
internal sealed partial class Replica(string name, string folder, IReadOnlyDictionary<string, string?> settings) : IAsyncDisposable
{
    private readonly List<SweepTurn> _turns = [];
    private ServiceProcess? _process;

    public string Name => name;

    public int Kills { get; private set; }

    public IReadOnlyList<SweepTurn> Turns => _turns;

    public HttpClient Http => _process!.Http;

    /// <summary>As an orchestrator does: again and again until it runs, for the database may be away.</summary>
    public async Task Start()
    {
        var own = new Dictionary<string, string?>(settings, StringComparer.Ordinal)
        {
            ["HerScheduler:Replica"] = name,
            ["Serilog:MinimumLevel:Override:HerScheduler.Sweeps.SweepJob"] = "Debug",
        };
        while (_process is null)
        {
            try
            {
                _process = await ServiceProcess.Serve(folder, own);
            }
            catch (InvalidOperationException)
            {
                // It ended before it listened.
            }
        }
    }

    public async Task Kill()
    {
        Kills++;
        await _process!.Kill();
        await Ended();
    }

    public async Task<int> Stop(TimeSpan atMost)
    {
        var status = await _process!.Terminate(atMost);
        await Ended();
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private async Task Ended()
    {
        _turns.AddRange(Read(await _process!.Output, TimeProvider.System.GetUtcNow()));
        await _process.DisposeAsync();
        _process = null;
    }

    private IEnumerable<SweepTurn> Read(string log, DateTimeOffset death)
    {
        var begun = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (Match line in Line().Matches(log))
        {
            var (sweep, at) = (line.Groups["sweep"].Value, DateTimeOffset.Parse(line.Groups["at"].Value, CultureInfo.InvariantCulture));
            if (line.Groups["what"].Value == "begins")
            {
                begun[sweep] = at;
            }
            else if (begun.Remove(sweep, out var begins))
            {
                yield return new SweepTurn(sweep, name, begins, at);
            }
        }

        foreach (var (sweep, begins) in begun)
        {
            yield return new SweepTurn(sweep, name, begins, death);
        }
    }

    [GeneratedRegex(@"^(?<at>\S+) DBG HerScheduler\.Sweeps\.SweepJob: ""?(?<sweep>\w+)""? (?<what>begins|ends)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Line();
}
