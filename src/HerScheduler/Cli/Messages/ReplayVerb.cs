using System.CommandLine;
using HerScheduler.Hosting;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Replay;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Messages;

/// <summary><c>messages replay</c>: sends again what was sent before. The service may run meanwhile.</summary>
internal sealed class ReplayVerb : Verb
{
    public const string Examples = "herscheduler messages replay --plan plan-0001 --from-sequence 12\nherscheduler messages replay --from 2026-03-09 --dry-run";

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly ReplayOptions _options = new();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Says how many there are and sends nothing." };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public ReplayVerb(Terminal terminal, SchedulerHost host)
        : base(
            "replay",
            "Publishes messages again that were sent before: the same ids and bodies, in order, with the header x-replayed. Exit status 1 when some are not kept any more, or may not be.",
            Examples)
    {
        (_terminal, _host) = (terminal, host);
        _options.AddTo(this);
        Add(_dryRun);
        Add(_config);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var isWhole = true;
        var status = await ServiceRun.OnService("messages replay", _terminal, _host, parsed.GetValue(_config), async services =>
        {
            MessagesVerb.RequireBroker(services, "to send to");
            var replayer = services.GetRequiredService<Replayer>();
            var range = _options.Of(parsed);
            isWhole = await IsKept(range, services.GetRequiredService<RemovedMessages>(), cancel);
            await (parsed.GetValue(_dryRun) ? Count(range, replayer, cancel) : Replay(range, replayer, cancel));
        }, cancel);
        return status == ExitCode.Done && !isWhole ? ExitCode.No : status;
    }

    /// <exception cref="OperatorErrorException">There is no such plan.</exception>
    private async Task<bool> IsKept(ReplayRange range, RemovedMessages removed, CancellationToken cancel)
    {
        if (await removed.Among(range, cancel) is not { } gone)
        {
            return true;
        }

        await _terminal.Error.WriteLineAsync($"herscheduler messages replay: {gone}");
        return false;
    }

    private async Task Count(ReplayRange range, Replayer replayer, CancellationToken cancel) =>
        await _terminal.Output.WriteLineAsync($"{Messages(await replayer.Count(range, cancel))} would be sent again.");

    private async Task Replay(ReplayRange range, Replayer replayer, CancellationToken cancel)
    {
        var progress = new Progress(_terminal, "messages sent again", await replayer.Count(range, cancel));
        var sent = 0;
        try
        {
            await foreach (var count in replayer.Replay(range, cancel))
            {
                sent += count;
                progress.Advance(count);
            }
        }
        catch (Exception stopped) when (stopped is NotReachableException or ReplayRefusedException)
        {
            progress.End();
            throw new OperatorErrorException($"{Messages(sent)} sent again, then: {stopped.Message} Running it again repeats them under the same ids.",
                stopped);
        }

        progress.End();
        await _terminal.Output.WriteLineAsync($"{Messages(sent)} sent again.");
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";
}
