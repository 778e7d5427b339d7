using System.CommandLine;
using HerScheduler.Facts;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Audit;

/// <summary><c>audit verify [PLAN]</c>: whether every fact log is as it was written. Only reads; the service may run meanwhile.</summary>
internal sealed class VerifyVerb : Verb
{
    public const string Examples = "herscheduler audit verify --config /etc/herscheduler.json\nherscheduler audit verify plan-0001";

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Argument<string?> _plan = new("PLAN")
    {
        Description = "The id of one plan. Default: all plans.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _head =
        new("--head") { HelpName = "HEAD", Description = "A head that was kept (message log.head): is the log still what it was then?" };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public VerifyVerb(Terminal terminal, SchedulerHost host)
        : base("verify", "Checks the hash chain of the fact log: exit status 0 it holds, 1 it is broken.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        Add(_plan);
        Add(_head);
        Add(_config);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var isBroken = false;
        var status = await ServiceRun.OnService("audit verify", _terminal, _host, parsed.GetValue(_config), async services =>
        {
            var report = new AuditReport(_terminal.Output);
            var audit = services.GetRequiredService<LogAudit>();
            await (parsed.GetValue(_plan) is { } plan ? One(plan, audit, report, cancel) : All(audit, report, cancel));
            report.Sum();
            isBroken = report.BrokenPlans > 0;
            if (parsed.GetValue(_head) is { } head)
            {
                isBroken |= !await HeadCheck.Run(head, services.GetRequiredService<LogHeads>(), _terminal.Output, cancel);
            }
        }, cancel);
        return status == ExitCode.Done && isBroken ? ExitCode.No : status;
    }

    private static async Task One(string plan, LogAudit audit, AuditReport report, CancellationToken cancel)
    {
        var found = await audit.Check(plan, cancel);
        var purged = await audit.Purged(plan, cancel);
        if (found is null && purged.Count == 0)
        {
            throw new OperatorErrorException($"There is no plan '{plan}' in the database.");
        }

        if (found is not null)
        {
            report.Add(found);
        }

        purged.ForEach(report.Add);
    }

    private async Task All(LogAudit audit, AuditReport report, CancellationToken cancel)
    {
        var progress = new Progress(_terminal, "plans checked", await audit.CountPlans(cancel));
        await foreach (var portion in audit.CheckAll(cancel))
        {
            if (portion.Any(log => log.Breaks.Count > 0))
            {
                progress.End();
            }

            foreach (var found in portion)
            {
                report.Add(found);
            }

            progress.Advance(portion.Count);
        }

        progress.End();
        foreach (var plan in await audit.PlansWithoutRow(cancel))
        {
            report.AddPlanWithoutRow(plan);
        }

        (await audit.Purged(planId: null, cancel)).ForEach(report.Add);
    }
}
