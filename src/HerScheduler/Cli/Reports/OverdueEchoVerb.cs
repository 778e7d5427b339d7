using System.CommandLine;
using System.Text.Json;
using System.Text;
using HerScheduler.Data;
using HerScheduler.Export;
using HerScheduler.Hosting;
using HerScheduler.Json;
using HerScheduler.Reports;
using HerScheduler.Security;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Reports;

/// <summary><c>report overdue-echo</c>: who is late for an LVEF echo. Only reads; the service may run meanwhile.</summary>
internal sealed class OverdueEchoVerb : Verb
{
    public const string Examples =
        "herscheduler report overdue-echo --config /etc/herscheduler.json\nherscheduler report overdue-echo --as-of 2026-03-31 --site north-clinic --format csv --bom > overdue.csv";

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<DateOnly?> _asOf = SharedOptions.AsOf();
    private readonly Option<string?> _site = new("--site") { HelpName = "S", Description = "Only this clinic's patients." };
    private readonly Option<string?> _navigator = new("--navigator") { HelpName = "N", Description = "Only this navigator's patients." };
    private readonly Option<string> _format = SharedOptions.Format("table", "json", "csv");
    private readonly Option<bool> _bom = SharedOptions.ByteOrderMark();
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public OverdueEchoVerb(Terminal terminal, SchedulerHost host)
        : base("overdue-echo", "Lists the overdue LVEF echoes, today or as they were known on another day.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        Add(_asOf);
        Add(_site);
        Add(_navigator);
        Add(_format);
        Add(_bom);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard("report overdue-echo", _terminal, async () =>
    {
        var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), RunSweeps = false };
        await using var app = _host.Build(options);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Require(cancel);
        var query = new OverdueEchoQuery { AsOf = parsed.GetValue(_asOf)?.Iso(), Site = parsed.GetValue(_site), Navigator = parsed.GetValue(_navigator) };
        var answer = (await scope.ServiceProvider.GetRequiredService<OverdueEchoReport>().Read(query, Reach.Everything, cancel)).Match(
            found => found,
            problem => throw new OperatorErrorException(problem.Errors.Count == 0
                ? problem.Detail
                : string.Join("; ", problem.Errors.Select(error => error.Detail))));
        if (parsed.GetValue(_bom))
        {
            _terminal.Output.Write(SpreadsheetCell.ByteOrderMark);
        }

        Write(parsed.GetValue(_format)!, answer, scope.ServiceProvider);
    });

    private void Write(string format, OverdueEchoAnswer answer, IServiceProvider services)
    {
        switch (format)
        {
            case "json":
                using (var document = JsonDocument.Parse(services.GetRequiredService<OverdueEchoJson>().Text(answer)))
                {
                    Documents.Write(_terminal.Output, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(document, Indented)));
                }

                break;
            case "csv":
                services.GetRequiredService<OverdueEchoCsv>().Write(_terminal.Output, answer);
                break;
            default:
                new OverdueEchoTable(_terminal).Write(answer);
                break;
        }
    }

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
