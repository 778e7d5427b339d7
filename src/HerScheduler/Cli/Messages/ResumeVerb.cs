using System.CommandLine;
using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Hosting;
using HerScheduler.Json;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Restoring;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Cli.Messages;

/// <summary><c>messages resume-after-restore</c>: lets a database publish again that is older than what was published. The service may run meanwhile.</summary>
internal sealed class ResumeVerb : Verb
{
    public const string Examples = "herscheduler messages resume-after-restore --yes";

    private const int UsualGap = 1000;
    private const int SmallestGap = 100;
    private const int LargestGap = 1_000_000;

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<int> _gap = new("--gap")
    {
        HelpName = "N",
        Description = $"How many numbers of each plan are left out: more than it can have used since the backup, {SmallestGap} to {LargestGap}. Default: {UsualGap}.",
        DefaultValueFactory = _ => UsualGap,
    };

    private readonly Option<bool> _yes = new("--yes") { Description = "Really do it. Without it nothing is changed." };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public ResumeVerb(Terminal terminal, SchedulerHost host)
        : base("resume-after-restore",
            "After an older backup was restored: every plan counts on above what was published, and its whole schedule is sent anew.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        _gap.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var gap) || gap is < SmallestGap or > LargestGap))
            {
                result.AddError($"--gap: expected {SmallestGap} to {LargestGap}, found '{text}'.");
            }
        });
        Add(_gap);
        Add(_yes);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) =>
        ServiceRun.OnService("messages resume-after-restore", _terminal, _host, parsed.GetValue(_config), async services =>
    {
        MessagesVerb.RequireBroker(services, "that could be ahead");
        await RequireEveryPlan(services, cancel);
        try
        {
            await Resume(services.GetRequiredService<Resumption>(), parsed.GetValue(_gap), parsed.GetValue(_yes), cancel);
        }
        catch (NotReachableException nobody)
        {
            throw new OperatorErrorException(nobody.Message, nobody);
        }
    }, cancel);

    /// <summary>A plan whose clinic or protocol the settings lack cannot be computed, and its consumers would be told nothing.</summary>
    private static async Task RequireEveryPlan(IServiceProvider services, CancellationToken cancel)
    {
        var missing = await MissingSettings.Find(services.GetRequiredService<SchedulerDb>(), services.GetRequiredService<InstallationSettings>(), cancel);
        if (missing.Count > 0)
        {
            throw new OperatorErrorException([.. missing, "Their schedules could not be sent anew, so nothing was changed: use the settings of the service."]);
        }
    }

    private async Task Resume(Resumption resumption, int gap, bool isMeant, CancellationToken cancel)
    {
        if (await resumption.Unknown(cancel) is not { } unknown)
        {
            await _terminal.Output.WriteLineAsync("The database knows the last message that was published; there is nothing to resume, and nothing was changed.");
            return;
        }

        if (!isMeant)
        {
            throw new OperatorErrorException(
                $"The database does not know the message that left at {unknown.PublishedAt.Iso()}. Every plan would count on {gap} numbers higher and be sent anew; "
                + "nothing was changed. Say --yes to do it.");
        }

        var progress = new Progress(_terminal, "plans", await resumption.CountPlans(cancel));
        var plans = await resumption.Run(unknown, gap, done => progress.Advance(done), cancel);
        progress.End();
        await _terminal.Output.WriteLineAsync($"{plans} plans count on {gap} numbers higher, and their whole schedules wait to be published.");
    }
}
