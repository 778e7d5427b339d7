using Npgsql;
using static HerScheduler.Data.DatabaseFault;

namespace HerScheduler.Data.PostgreSql;

/// <summary>The errors of a PostgreSQL by SQLSTATE: the code itself, else its class, the first two signs.</summary>
internal static class PostgreSqlFaults
{
    public static IReadOnlyDictionary<string, (DatabaseFault Fault, string Reason)> Table { get; } =
        new Dictionary<string, (DatabaseFault, string)>(StringComparer.Ordinal)
    {
        ["08"] = (Transient, "the connection was not made, or ended"),
        ["25006"] = (Transient, "the server only reads: a standby, or one that was the primary a moment ago"),
        ["25P02"] = (Transient, "the transaction failed and can only be rolled back"),
        ["25P03"] = (Transient, "the transaction ended under us: it was idle for too long"),
        ["40"] = (Transient, "the transaction was rolled back: a deadlock, or another one wrote first"),
        ["53"] = (Transient, "no memory, or too many connections"),
        ["55006"] = (Transient, "in use"),
        ["55P03"] = (Transient, "a lock was not to be had in time"),
        ["57P01"] = (Transient, "an administrator ended the session, or the server is shutting down"),
        ["57P02"] = (Transient, "the server crashed and comes again"),
        ["57P03"] = (Transient, "the server is starting, or recovering"),
        ["57P05"] = (Transient, "the session was idle for too long"),

        ["28"] = (Away, "the account is not let in"),
        ["3D000"] = (Away, "there is no such database"),
        ["42"] = (Away, "a right is missing, or a table: the database is not of this version"),
        ["53100"] = (Away, "the disk is full"),
        ["57014"] = (Away, "the statement took longer than the server allows"),
        ["57P04"] = (Away, "the database was dropped"),
        ["58"] = (Away, "the disk or the operating system fails"),
        ["XX"] = (Away, "a fault of the server itself"),

        ["23001"] = (Conflict, "a trigger guards what is stored"),
        ["23503"] = (Conflict, "what it refers to is not there, or something refers to it"),
        ["23505"] = (Conflict, "the key is taken"),
        ["23P01"] = (Conflict, "what is stored excludes it"),

        ["22"] = (Value, "too long, out of range, or of another type than its column"),
        ["23"] = (Value, "a column that cannot be without a value has none, or a value that its table does not allow"),
    };

    public static DatabaseFault Of(NpgsqlException failure) =>
        failure is PostgresException { SqlState: var state } ? Of(state) : failure.IsTransient ? Transient : Away;

    public static DatabaseFault Of(string state) =>
        Table.TryGetValue(state, out var exact) ? exact.Fault : Table.TryGetValue(state[..2], out var ofItsClass) ? ofItsClass.Fault : Away;
}
