using HerScheduler.Settings;
using Microsoft.Data.Sqlite;

namespace HerScheduler.Data.Sqlite;

/// <summary>
/// Copies a SQLite database to a file that stands by itself, and back. Writers go on meanwhile: the copy is the database as of one instant. Neither way
/// is anything overwritten, and a file is there whole or not at all.
/// </summary>
internal static class SqliteBackup
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <param name="database">The database; the service may be using it.</param>
    /// <param name="file">The backup; its folder exists.</param>
    /// <exception cref="OperatorErrorException">There is no database, or something is in the way.</exception>
    public static void Write(string database, string file)
    {
        if (!File.Exists(database))
        {
            throw new OperatorErrorException($"There is no database at '{database}'.");
        }

        if (File.Exists(file))
        {
            throw new OperatorErrorException($"'{file}' exists already; a backup never overwrites anything.");
        }

        CopyOrNothing(database, file);
    }

    /// <param name="file">A backup.</param>
    /// <param name="database">Where the database is to be; nothing is there.</param>
    /// <exception cref="OperatorErrorException">The file is no backup, or something is in the way.</exception>
    public static void PutBack(string file, string database)
    {
        if (!File.Exists(file))
        {
            throw new OperatorErrorException($"There is no backup '{file}'.");
        }

        if (Parts.Select(part => database + part).FirstOrDefault(File.Exists) is { } there)
        {
            throw new OperatorErrorException($"'{there}' is in the way; stop the service, and move the database away with its -wal and -shm.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        CopyOrNothing(file, database);
    }

    private static void CopyOrNothing(string source, string target)
    {
        try
        {
            Copy(source, target);
        }
        finally
        {
            File.Delete(target + ".part");
        }
    }

    private static void Copy(string source, string target)
    {
        var part = target + ".part";
        File.Delete(part);
        using (var from = Open(source, SqliteOpenMode.ReadWrite))
        using (var to = Open(part, SqliteOpenMode.ReadWriteCreate))
        {
            if (!Says(from, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'", "1"))
            {
                throw new OperatorErrorException($"'{source}' is not a database of this service.");
            }

            from.BackupDatabase(to);
            if (!Says(to, "PRAGMA journal_mode = DELETE", "delete") || !Says(to, "PRAGMA integrity_check", "ok"))
            {
                throw new OperatorErrorException($"'{source}' is damaged: its copy does not pass SQLite's integrity check.");
            }
        }

        using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        File.Move(part, target, overwrite: false);
        DiskFolder.Flush(Path.GetDirectoryName(target)!);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false,
            DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static bool Says(SqliteConnection connection, string question, string answer)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = question;
#pragma warning restore CA2100
        return string.Equals(Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture), answer, StringComparison.Ordinal);
    }
}
