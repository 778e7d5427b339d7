namespace HerScheduler.Data;

/// <summary>
/// What the drivers say in an <see cref="InvalidOperationException"/>, as if the program had made a mistake, when a connection or a transaction ended under
/// us or when all connections are in use.
/// </summary>
internal static class EndedConnections
{
    /// <summary>How the sentences of Microsoft.Data.SqlClient begin or end. It has them in other languages too, but only English ones are shipped with the
    /// service.</summary>
    public static IReadOnlyDictionary<string, string> OfSqlClient { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ADP_PooledOpenTimeout"] = "Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.",
        ["ADP_NonPooledOpenTimeout"] = "Timeout attempting to open the connection.",
        ["ADP_TransactionZombied"] = " has completed; it is no longer usable.",
        ["ADP_TransactionConnectionMismatch"] = "The transaction is either not associated with the current connection or has been completed.",
        ["ADP_ClosedConnectionError"] = "Invalid operation. The connection is closed.",
        ["ADP_OpenConnectionRequired"] = " requires an open and available Connection.",
        ["SQL_ParsingError"] = "Internal connection fatal error.",
    };

    /// <summary>Those of Npgsql and Microsoft.Data.Sqlite.</summary>
    private static readonly string[] OfTheOthers =
    [
        "This NpgsqlTransaction has completed; it is no longer usable.",
        "Transaction is already completed",
        "Connection is not open",
        "The transaction object is not associated with the same connection object as this command.",
    ];

    private static readonly string[] Sentences = [.. OfSqlClient.Values, .. OfTheOthers];

    /// <summary>What a driver has disposed of by itself when the session ended, while we still meant to commit, roll back or ask.</summary>
    private static readonly string[] Disposed =
        ["NpgsqlTransaction", "NpgsqlConnection", "NpgsqlCommand", "NpgsqlDataReader", "SqlTransaction", "SqlConnection", "SqlDataReader", "SqliteConnection"];

    public static bool IsMeantBy(InvalidOperationException failure) => failure is ObjectDisposedException disposed
        ? Disposed.Contains(disposed.ObjectName.Split('.')[^1], StringComparer.Ordinal)
        : Sentences.Any(sentence => failure.Message.Contains(sentence, StringComparison.Ordinal));
}
