using System.CommandLine;
using HerScheduler.Cli.Text;
using HerScheduler.Hosting;
using HerScheduler.Problems;
using HerScheduler.Retention;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Audit;

/// <summary><c>audit purge PLAN --reason TEXT --by NAME --yes</c>: the only way in which a fact log is ever removed.</summary>
internal sealed class PurgeVerb : Verb
{
    public const string Examples = "herscheduler audit purge plan-0001 --reason \"erasure request 2026/14\" --by dr.one@example.org --yes";

    private const int LongestReason = 2000;
    private const int LongestName = 320;

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Argument<string> _plan = new("PLAN") { Description = "The id of a closed plan." };
    private readonly Option<string> _reason = Words("--reason", "TEXT", "Why; kept for ever.", LongestReason);
    private readonly Option<string> _by = Words("--by", "NAME", "Who says so; kept for ever.", LongestName);
    private readonly Option<bool> _yes = new("--yes") { Description = "Really do it; it cannot be undone. Without it nothing is changed." };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public PurgeVerb(Terminal terminal, SchedulerHost host)
        : base("purge", "Removes a closed plan with its fact log and leaves the chain's last hash and the reason behind.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        Add(_plan);
        Add(_reason);
        Add(_by);
        Add(_yes);
        Add(_config);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var answer = ExitCode.Done;
        var status = await ServiceRun.OnService("audit purge", _terminal, _host, parsed.GetValue(_config), async services =>
        {
            var plan = parsed.GetRequiredValue(_plan);
            if (!parsed.GetValue(_yes))
            {
                throw new UnusableSettingsException($"Plan '{plan}' would be removed with its fact log, for good; nothing was changed. Say --yes to do it.");
            }

            var outcome = await services.GetRequiredService<LogPurge>().Purge(plan, parsed.GetRequiredValue(_reason), parsed.GetRequiredValue(_by), cancel);
            answer = outcome.Match(Report, Refuse);
        }, cancel);
        return status == ExitCode.Done ? answer : status;
    }

    private int Report(PurgedPlan purged)
    {
        var row = purged.Tombstone;
        _terminal.Output.WriteLine(Printable.Of($"Plan {row.PlanId} is purged: {row.Entries} log entries, last hash {row.LastHash}."));
        if (purged.ArchiveFiles > 0)
        {
            _terminal.Output.WriteLine($"{purged.ArchiveFiles} file(s) of it were deleted from the archive.");
        }

        _terminal.Output.WriteLine("Backups still have it.");
        if (purged.NotFoundIn is not { } folder)
        {
            return ExitCode.Done;
        }

        _terminal.Error.WriteLine(Printable.Of(
            $"herscheduler audit purge: Plan {row.PlanId} was archived, but '{folder}' has no file of it: delete its file '{row.PlanId}.*.json' from the archive by hand."));
        return ExitCode.No;
    }

    private int Refuse(Problem problem)
    {
        _terminal.Error.WriteLine($"herscheduler audit purge: {Printable.Of(problem.Detail)}");
        return ExitCode.No;
    }

    private static Option<string> Words(string name, string help, string description, int longest)
    {
        var option = new Option<string>(name) { HelpName = help, Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (string.IsNullOrWhiteSpace(text) || text.Length > longest))
            {
                result.AddError($"{name}: 1 to {longest} characters were expected.");
            }
        });
        return option;
    }
}
