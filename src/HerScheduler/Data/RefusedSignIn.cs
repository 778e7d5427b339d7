using Microsoft.Data.SqlClient;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>The database server does not know the account or its password: mostly the password was changed in one place and not in the other.</summary>
internal static class RefusedSignIn
{
    /// <summary>PostgreSQL's class of invalid authorization.</summary>
    private const string PostgreSqlClass = "28";

    /// <summary>SQL Server's "login failed".</summary>
    private const int SqlServerNumber = 18456;

    /// <returns>What the server says and what to do; null: the failure is another.</returns>
    public static string? Words(Exception failure) => failure.GetBaseException() switch
    {
        PostgresException refused when refused.SqlState.StartsWith(PostgreSqlClass, StringComparison.Ordinal) => Words(refused.MessageText, "ALTER ROLE"),
        SqlException { Number: SqlServerNumber } refused => Words(refused.Message, "ALTER LOGIN"),
        _ => null,
    };

    private static string Words(string said, string statement) =>
        $"The database server does not let the service in ({said.TrimEnd('.')}). A server keeps the password it was set up with, whatever a file says later: "
        + $"put that one into the connection string (HerScheduler:Database), or change it in the server ({statement} … WITH PASSWORD).";
}
