using System.CommandLine;
using HerScheduler.Data.Sqlite;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Cli;

/// <summary><c>backup FILE</c>: a copy of the SQLite database while the service runs. A server has tools of its own.</summary>
internal sealed class BackupVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE") { Description = "The backup to be written; nothing is ever overwritten." };
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public BackupVerb(Terminal terminal)
        : base("backup", "Copies the SQLite database into one file, while the service runs.",
            "herscheduler backup /backup/herscheduler-2026-01-05.db --config /etc/herscheduler.json")
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
        var database = DatabaseOf(SettingsReader.Read(options).Settings, "backup");
        await Task.Run(() => SqliteBackup.Write(database, file), cancel);
        var (plans, entries) = await Count(file, cancel);
        await _terminal.Output.WriteLineAsync($"{Text.Printable.Of(file)}: {plans} plans, {entries} log entries, {new FileInfo(file).Length} bytes.");
    });

    /// <exception cref="OperatorErrorException">The database is on a server.</exception>
    internal static string DatabaseOf(SchedulerSettings settings, string what) => settings.Database.Provider == DatabaseProvider.Sqlite
        ? Path.GetFullPath(settings.Database.File)
        : throw new OperatorErrorException($"The database is on a server ({settings.Database.Provider}), which has its own tools: see deploy/backup for its {what}.");

    /// <summary>What an operator compares with what should be there.</summary>
    internal static async Task<(int Plans, int Entries)> Count(string file, CancellationToken cancel)
    {
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Mode=ReadOnly;Pooling=False").Options);
        return (await db.Plans.CountAsync(cancel), await db.Log.CountAsync(cancel));
    }
}
