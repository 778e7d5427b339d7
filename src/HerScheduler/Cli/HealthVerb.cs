using System.CommandLine;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli;

/// <summary><c>health</c>: asks the service that runs on this machine, for containers that have no shell and no curl.</summary>
internal sealed class HealthVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();
    private readonly Option<string?> _urls = SharedOptions.Urls();
    private readonly Option<bool> _live = new("--live") { Description = "Only whether the process answers, not whether it can work." };

    public HealthVerb(Terminal terminal)
        : base("health", "Asks the service on this machine whether it can work; exit status 0 says yes.", "herscheduler health --config /etc/herscheduler.json")
    {
        _terminal = terminal;
        Add(_config);
        Add(_urls);
        Add(_live);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var status = ExitCode.Done;
        var refused = await ServiceRun.Guard(Name, _terminal, async () => status = await Ask(parsed, cancel));
        return refused == ExitCode.Done ? status : refused;
    }

    private async Task<int> Ask(ParseResult parsed, CancellationToken cancel)
    {
        var settings = SettingsReader.Read(new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config) }).Settings;
        var probe = new HealthProbe(parsed.GetValue(_urls) ?? settings.Urls, settings.Security.CertificateFile);
        var (isHealthy, sentence) = await probe.Ask(parsed.GetValue(_live) ? "/health/live" : "/health/ready", cancel);
        await (isHealthy ? _terminal.Output : _terminal.Error).WriteLineAsync(sentence.AsMemory(), cancel);
        return isHealthy ? ExitCode.Done : ExitCode.No;
    }
}
