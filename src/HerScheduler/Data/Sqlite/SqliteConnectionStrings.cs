using Microsoft.Data.Sqlite;

namespace HerScheduler.Data.Sqlite;

internal static class SqliteConnectionStrings
{
    /// <summary>For the file at <paramref name="path"/>, relative to the working directory.</summary>
    public static string For(string path) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), ForeignKeys = true, DefaultTimeout = 10 }.ToString();
}
