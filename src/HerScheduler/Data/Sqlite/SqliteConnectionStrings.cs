using Microsoft.Data.Sqlite;

namespace HerScheduler.Data.Sqlite;

internal static class SqliteConnectionStrings
{
    /// <summary>For the file at <paramref name="path"/>, relative to the working directory; its folder is created.</summary>
    public static string For(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new SqliteConnectionStringBuilder { DataSource = full, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
    }
}
