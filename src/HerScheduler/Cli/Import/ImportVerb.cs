using System.CommandLine;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Import;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Import;

/// <summary><c>import FILE|FOLDER…</c>: approved plans in bulk, with the service running or not. Run again, it goes on where it stopped.</summary>
internal sealed class ImportVerb : Verb
{
    private const int LongestName = 254;

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Argument<string[]> _sources = new("FILE|FOLDER")
    {
        Description = "Plan documents, each with its facts if it has any: a file has one a line (NDJSON), or is one; "
            + "of a folder every .json, .ndjson and .jsonl, also in folders below; - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _approvedBy = new("--approved-by")
    {
        HelpName = "WHO",
        Description = "Who approved these plans; recorded in each plan's log.",
        DefaultValueFactory = _ => PlanPreparation.Sender,
    };

    private readonly Option<string?> _refused =
        new("--refused") { HelpName = "FILE", Description = "Also write the refused plans there, as NDJSON with every fault; replaces the file." };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Judge the documents by themselves and beside each other; ask no database and store nothing.",
    };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public ImportVerb(Terminal terminal, SchedulerHost host)
        : base(
            "import",
            "Stores approved plans in bulk; exit status 1 when some were refused.",
            "herscheduler import plans.ndjson --approved-by dr.one@example.org --refused refused.ndjson\ngzip -cd plans.ndjson.gz | herscheduler import -")
    {
        (_terminal, _host) = (terminal, host);
        Add(_sources);
        Add(_approvedBy);
        Add(_refused);
        Add(_dryRun);
        Add(_config);
        _approvedBy.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var who }] && (string.IsNullOrWhiteSpace(who) || who.Length > LongestName || Text.Printable.Of(who) != who))
            {
                result.AddError($"--approved-by: expected 1–{LongestName} printable characters.");
            }
        });
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var tally = new ImportTally();
        var status = await ServiceRun.Guard(Name, _terminal, async () =>
        {
            var sources = ImportSources.Of(parsed.GetRequiredValue(_sources));
            var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), RunSweeps = false };
            await using var app = _host.Build(options);
            var isDryRun = parsed.GetValue(_dryRun);
            if (!isDryRun)
            {
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Require(cancel);
                await app.Services.GetRequiredService<CalendarRegister>().StartAsync(cancel);
            }

            var documents = InputDocuments.Read(sources, _terminal.Input, cancel);
            var batches = app.Services.GetRequiredService<PlanImport>().Run(documents, parsed.GetRequiredValue(_approvedBy), isDryRun, cancel);
            using var refused = new RefusedPlans(_terminal.Error, parsed.GetValue(_refused));
            await Watch(batches, tally, refused, new ImportProgress(_terminal, sources.Bytes));
            await _terminal.Output.WriteLineAsync(tally.Sentence(isDryRun));
        });
        return status == ExitCode.Done && tally.Refused > 0 ? ExitCode.No : status;
    }

    private static async Task Watch(IAsyncEnumerable<ImportedBatch> batches, ImportTally tally, RefusedPlans refused, ImportProgress progress)
    {
        await foreach (var batch in batches)
        {
            if (batch.Refused.Count > 0)
            {
                progress.End();
            }

            foreach (var plan in batch.Refused)
            {
                refused.Write(plan);
            }

            tally.Add(batch);
            progress.Show(tally.Read, batch.End);
        }

        progress.End();
    }
}
