using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts.Inbound;

/// <summary>Whether a failure to record facts is transient (a database that is away, busy, full; another writer) or comes from the facts themselves.</summary>
internal static class FailureCause
{
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;
    private const int SqlServerTruncated = 8152;
    private const int SqlServerTruncatedColumn = 2628;
    private const int SqlServerConstraint = 547;

    /// <summary>The same facts will go through later.</summary>
    public static bool IsTransient(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case DbUpdateConcurrencyException or TimeoutException or IOException or SocketException:
                    return true;
                case DbException database:
                    return !IsOfTheData(database);
            }
        }

        return false;
    }

    /// <summary>The database understood, and said that such a value cannot be stored (SQLSTATE classes 22 and 23, where it has them).</summary>
    private static bool IsOfTheData(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteTooBig or SqliteConstraint or SqliteMismatch,
        SqlException server => server.Number is SqlServerTruncated or SqlServerTruncatedColumn or SqlServerConstraint,
        _ => failure.SqlState is { } state && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)),
    };
}
