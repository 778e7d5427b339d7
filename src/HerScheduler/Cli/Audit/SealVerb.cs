using System.CommandLine;
using HerScheduler.Cli.Text;
using HerScheduler.Courses;
using HerScheduler.Facts;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Audit;

/// <summary><c>audit seal</c>: once, on the day the fact log gets its key.</summary>
internal sealed class SealVerb : Verb
{
    public const string Examples = "herscheduler audit seal --config /etc/herscheduler.json";

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public SealVerb(Terminal terminal, SchedulerHost host)
        : base("seal", "Seals with the key what was written before there was one; to be done once, when the key is set.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        Add(_config);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var answer = ExitCode.Done;
        var status = await ServiceRun.OnService("audit seal", _terminal, _host, parsed.GetValue(_config), async services =>
        {
            if (!services.GetRequiredService<HashChain>().IsKeyed)
            {
                throw new OperatorErrorException("There is no key to seal with: name its file in HerScheduler:Audit:KeyFile.");
            }

            var found = await services.GetRequiredService<LogSeals>().SealAll(cancel);
            foreach (var plan in found.Broken)
            {
                _terminal.Output.WriteLine(Printable.Of($"{plan}: not sealed, its log does not hold; see audit verify {plan}"));
            }

            _terminal.Output.WriteLine(found.Sealed == 1 ? "1 log is sealed." : $"{found.Sealed} logs are sealed.");
            answer = found.Broken.Count == 0 ? ExitCode.Done : ExitCode.No;
        }, cancel);
        return status == ExitCode.Done ? answer : status;
    }
}
