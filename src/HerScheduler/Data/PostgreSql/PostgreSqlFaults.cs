using Npgsql;
using static HerScheduler.Data.DatabaseFault;

namespace HerScheduler.Data.PostgreSql;

/// <summary>The errors of a PostgreSQL by SQLSTATE: the code itself, else its class, the first two signs.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>Said to a new session without a code of its own, and in English always.</summary>
    private const string NoRoomForANewSession = "could not write init file";

    public static IReadOnlyDictionary<string, FaultMeaning> Table { get; } = new Dictionary<string, FaultMeaning>(StringComparer.Ordinal)
    {
        ["08"] = new(Transient, "the connection was not made, or ended"),
        ["25006"] = new(Transient, "the server only reads: a standby, or one that was the primary a moment ago", WriteObstacle.ReadOnly),
        ["25P02"] = new(Transient, "the transaction failed and can only be rolled back"),
        ["25P03"] = new(Transient, "the transaction ended under us: it was idle for too long"),
        ["40"] = new(Transient, "the transaction was rolled back: a deadlock, or another one wrote first"),
        ["53"] = new(Transient, "no memory, or too many connections"),
        ["55006"] = new(Transient, "in use"),
        ["55P03"] = new(Transient, "a lock was not to be had in time"),
        ["57P01"] = new(Transient, "an administrator ended the session, or the server is shutting down"),
        ["57P02"] = new(Transient, "the server crashed and comes again"),
        ["57P03"] = new(Transient, "the server is starting, or recovering"),
        ["57P05"] = new(Transient, "the session was idle for too long"),

        ["28"] = new(Away, "the account is not let in"),
        ["3D000"] = new(Away, "there is no such database"),
        ["42"] = new(Away, "a right is missing, or a table: the database is not of this version"),
        ["53100"] = new(Away, "the disk is full", WriteObstacle.Full),
        ["57014"] = new(Away, "the statement took longer than the server allows"),
        ["57P04"] = new(Away, "the database was dropped"),
        ["58"] = new(Away, "the disk or the operating system fails"),
        ["XX"] = new(Away, "a fault of the server itself"),

        ["23001"] = new(Conflict, "a trigger guards what is stored"),
        ["23503"] = new(Conflict, "what it refers to is not there, or something refers to it"),
        ["23505"] = new(Conflict, "the key is taken"),
        ["23P01"] = new(Conflict, "what is stored excludes it"),

        ["22"] = new(Value, "too long, out of range, or of another type than its column"),
        ["23"] = new(Value, "a column that cannot be without a value has none, or a value that its table does not allow"),
    };

    private static readonly FaultMeaning Ended = new(Transient, "the connection was not made, or ended");

    public static FaultMeaning Of(NpgsqlException failure) => failure switch
    {
        PostgresException { MessageText: NoRoomForANewSession } => Table["53100"],
        PostgresException { SqlState: var state } => Of(state),
        _ => failure.IsTransient ? Ended : FaultMeaning.Unknown,
    };

    public static FaultMeaning Of(string state) => Table.GetValueOrDefault(state) ?? Table.GetValueOrDefault(state[..2]) ?? FaultMeaning.Unknown;
}
