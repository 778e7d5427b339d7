using System.Data.Common;
using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>The one answer to the question what a failure means: for the retries of every transaction, for requests, and for facts from the queue.</summary>
internal static class DatabaseFaults
{
    private static readonly FaultMeaning Ended = new(DatabaseFault.Transient, "the connection or the transaction ended under us");

    /// <summary>By the first exception in the chain of causes that a database is behind; null: none is.</summary>
    public static FaultMeaning? Meaning(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (OfOne(cause) is { } meaning)
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>The same without the words.</summary>
    public static DatabaseFault? Of(Exception failure) => Meaning(failure)?.Fault;

    /// <summary>Nobody's mistake: the same work goes through later.</summary>
    public static bool IsPassing(Exception failure) => Of(failure) is DatabaseFault.Transient or DatabaseFault.Away;

    private static FaultMeaning? OfOne(Exception cause) => cause switch
    {
        SqlException server => SqlServerFaults.Of(server.Errors.Cast<SqlError>().Select(error => (error.Number, error.Class))),
        NpgsqlException server => PostgreSqlFaults.Of(server),
        SqliteException file => SqliteFaults.Of(file.SqliteErrorCode, file.SqliteExtendedErrorCode),
        DbException => FaultMeaning.Unknown,
        InvalidOperationException ended when EndedConnections.IsMeantBy(ended) => Ended,
        RetryLimitExceededException { InnerException: { } last } => Meaning(last) ?? Ended,
        _ => null,
    };
}
