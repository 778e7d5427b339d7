using System.Data.Common;
using HerScheduler.Settings;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>What can be wrong with the settings of the database, in sentences.</summary>
internal static class DatabaseCheck
{
    private const string Where = "HerScheduler:Database";

    public static IEnumerable<string> Faults(DatabaseSettings database) =>
        database.Provider == DatabaseProvider.Sqlite ? FileFaults(database) : ServerFaults(database);

    private static IEnumerable<string> FileFaults(DatabaseSettings database) =>
        string.IsNullOrWhiteSpace(database.File) ? [$"{Where}:File: the path of the SQLite file is empty."] : [];

    private static IEnumerable<string> ServerFaults(DatabaseSettings database)
    {
        if (database.ConnectionStringFile is { } file && !File.Exists(file))
        {
            return [$"{Where}:ConnectionStringFile: the file '{file}' does not exist."];
        }

        var connection = database.ServerConnection();
        if (string.IsNullOrWhiteSpace(connection))
        {
            return [$"{Where}: {database.Provider} needs a ConnectionString, or a ConnectionStringFile that holds one."];
        }

        if (!IsReadable(database.Provider, connection))
        {
            return [$"{Where}:ConnectionString cannot be read as one of {database.Provider}."];
        }

        return database.Provider == DatabaseProvider.SqlServer ? SqlServerFaults(new SqlConnectionStringBuilder(connection)) : [];
    }

    private static IEnumerable<string> SqlServerFaults(SqlConnectionStringBuilder connection)
    {
        if (connection.InitialCatalog.Length == 0)
        {
            yield return $"{Where}:ConnectionString names no Database: without it the account's default one would be used, mostly master.";
        }

        if (connection.Encrypt.Equals(SqlConnectionEncryptOption.Optional) && !IsDevelopment)
        {
            yield return $"{Where}:ConnectionString says Encrypt=False: passwords and patients' data would travel readable, and on Linux the driver misreads long texts "
                + "that come without TLS. Leave it away; a server with a certificate of its own needs TrustServerCertificate=True. (Only with DOTNET_ENVIRONMENT=Development it is taken.)";
        }
    }

    /// <summary>As .NET itself is told.</summary>
    private static bool IsDevelopment => string.Equals(
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"),
        Environments.Development,
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The string holds a password, so nothing of it is repeated.</summary>
    private static bool IsReadable(DatabaseProvider provider, string connection)
    {
        try
        {
            DbConnectionStringBuilder read = provider == DatabaseProvider.SqlServer
                ? new SqlConnectionStringBuilder(connection)
                : new NpgsqlConnectionStringBuilder(connection);
            return read.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
