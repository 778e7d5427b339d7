using System.CommandLine;
using HerScheduler.Data.Sqlite;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli;

/// <summary><c>restore FILE</c>: puts a backup where the settings say that the SQLite database is. The service must be stopped.</summary>
internal sealed class RestoreVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE") { Description = "What the verb backup has written." };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public RestoreVerb(Terminal terminal)
        : base("restore", "Puts a backup in the place of a SQLite database that is gone or was moved away.",
            "herscheduler restore /backup/herscheduler-2026-01-05.db --config /etc/herscheduler.json")
    {
        _terminal = terminal;
        Add(_file);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(Name, _terminal, async () =>
    {
        var file = Path.GetFullPath(parsed.GetRequiredValue(_file));
        var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), RunSweeps = false };
        var database = BackupVerb.DatabaseOf(SettingsReader.Read(options).Settings, "restore");
        await Task.Run(() => SqliteBackup.PutBack(file, database), cancel);
        var (plans, entries) = await BackupVerb.Count(database, cancel);
        await _terminal.Output.WriteLineAsync($"{Text.Printable.Of(database)}: {plans} plans, {entries} log entries.");
        await _terminal.Output.WriteLineAsync("Now run 'herscheduler migrate' and 'herscheduler audit verify', then start the service; "
            + "when messages were published after this backup, it says so and what to do.");
    });
}
