using HerScheduler.Hosting;
using HerScheduler.Problems;
using HerScheduler.Security.People;

namespace HerScheduler.Cli.Accounts;

/// <summary>Runs a verb that reads or changes accounts or tokens in the database, which must be there already.</summary>
internal sealed class AccountRun(Terminal terminal, SchedulerHost host)
{
    public Terminal Terminal => terminal;

    /// <param name="name">The verb, as typed.</param>
    /// <param name="config">The settings file.</param>
    /// <param name="verb">Gives the exit status.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<int> Run(string name, string? config, Func<IServiceProvider, Task<int>> verb, CancellationToken cancel)
    {
        var answer = ExitCode.Done;
        var status = await ServiceRun.OnService(name, terminal, host, config, async services => answer = await verb(services), cancel);
        return status == ExitCode.Done ? answer : status;
    }

    public int Say(string sentence)
    {
        terminal.Output.WriteLine(Text.Printable.Of(sentence));
        return ExitCode.Done;
    }

    public int ShowPassword(NewPassword account)
    {
        terminal.Error.WriteLine(Text.Printable.Of($"The password of '{account.Name}'; it is not shown again. They should change it on the page /account."));
        return Say(account.Password);
    }

    public int Refuse(string name, string sentence)
    {
        terminal.Error.WriteLine($"herscheduler {name}: {Text.Printable.Of(sentence)}");
        return ExitCode.No;
    }

    public int Refuse(string name, Problem problem) => Refuse(name, problem.Detail);
}
