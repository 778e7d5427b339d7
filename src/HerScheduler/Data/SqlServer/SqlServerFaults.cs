using static HerScheduler.Data.DatabaseFault;

namespace HerScheduler.Data.SqlServer;

/// <summary>The errors of a SQL Server and of the way to it, by number, and what each means for the work that met it.</summary>
internal static class SqlServerFaults
{
    /// <summary>What our own statements throw when <c>sp_getapplock</c> does not grant a lock: it timed out, was cancelled, or was a deadlock's victim
    /// (-3).</summary>
    public const int LockNotGranted = 51001;

    /// <summary>What the triggers throw that keep the logs as they were written.</summary>
    public const int Guarded = 51000;

    /// <summary>From this severity on the server ends the connection.</summary>
    private const byte Fatal = 20;

    public static IReadOnlyDictionary<int, (DatabaseFault Fault, string Reason)> Table { get; } = new Dictionary<int, (DatabaseFault, string)>
    {
        [0] = (Transient, "the connection was refused or ended: on Linux the driver has no number for it"),
        [2] = (Transient, "no server at that address"),
        [20] = (Transient, "the connection ended during the handshake"),
        [53] = (Transient, "no way to the server, or it refuses connections"),
        [64] = (Transient, "the server ended the connection at sign-in"),
        [121] = (Transient, "the network timed out"),
        [233] = (Transient, "the server closed the connection before sign-in was done"),
        [258] = (Transient, "the network timed out"),
        [596] = (Transient, "an administrator ended the session"),
        [10053] = (Transient, "the network ended the connection"),
        [10054] = (Transient, "the server's machine ended the connection"),
        [10060] = (Transient, "the server's machine does not answer"),
        [10061] = (Transient, "the server's machine refuses the connection: nothing listens yet"),
        [11001] = (Transient, "the server's name is not known, for a moment during a failover"),
        [17830] = (Transient, "the network ended the connection at sign-in"),
        [17197] = (Transient, "sign-in timed out on a busy server"),

        [6001] = (Transient, "the server is shutting down"),
        [6005] = (Transient, "the server is shutting down"),
        [17142] = (Transient, "the server is paused"),
        [17187] = (Transient, "the server is starting"),
        [18401] = (Transient, "the server is being upgraded"),
        [921] = (Transient, "the database is not recovered yet"),
        [922] = (Transient, "the database is being recovered"),
        [4060] = (Transient, "the database cannot be opened: for a moment after a restart of its server, and always where there is none or no right in it"),

        [976] = (Transient, "availability group: the database cannot be read on this replica"),
        [978] = (Transient, "availability group: this replica takes connections that only read"),
        [979] = (Transient, "availability group: this replica takes connections that only read"),
        [981] = (Transient, "availability group: the replica is not accessible"),
        [982] = (Transient, "availability group: no replica takes connections that only read"),
        [983] = (Transient, "availability group: the replica is changing its role"),
        [3906] = (Transient, "the database is read-only: a replica that was the primary one a moment ago"),
        [35293] = (Transient, "availability group: a failover is under way"),
        [40197] = (Transient, "Azure SQL: a failover or an upgrade is under way"),
        [40501] = (Transient, "Azure SQL: the service is busy"),
        [40613] = (Transient, "Azure SQL: the database is not available at the moment"),
        [42108] = (Transient, "Azure SQL: the database is waking up"),
        [42109] = (Transient, "Azure SQL: the database is waking up"),
        [49918] = (Transient, "Azure SQL: too few resources for the request"),
        [49919] = (Transient, "Azure SQL: too many requests to create or change"),
        [49920] = (Transient, "Azure SQL: too many requests"),
        [10928] = (Transient, "Azure SQL: the limit of requests is reached"),
        [10929] = (Transient, "Azure SQL: the server is too busy"),

        [1205] = (Transient, "chosen as the victim of a deadlock"),
        [1222] = (Transient, "a lock was not to be had in time"),
        [LockNotGranted] = (Transient, "sp_getapplock did not grant the lock: timed out (-1), cancelled (-2), victim of a deadlock (-3)"),
        [601] = (Transient, "a row moved while it was read without locks"),
        [845] = (Transient, "a page was not to be had in time"),
        [1203] = (Transient, "a lock was lost"),
        [1204] = (Transient, "no memory for locks"),
        [3960] = (Transient, "the row was changed since the snapshot"),
        [3961] = (Transient, "the table was changed since the snapshot"),
        [701] = (Transient, "no memory for the statement"),
        [8628] = (Transient, "no time to plan the statement"),
        [8645] = (Transient, "no memory for the statement in time"),
        [8651] = (Transient, "no memory for the statement"),
        [3902] = (Transient, "the transaction ended under us: there is none to commit"),
        [3903] = (Transient, "the transaction ended under us: there is none to roll back"),
        [3930] = (Transient, "the transaction failed and can only be rolled back"),
        [3971] = (Transient, "the transaction ended under us: it cannot be resumed"),

        [-2] = (Away, "no answer within the time for a statement or a connection: six more attempts would keep the sender waiting for minutes"),
        [-1] = (Away, "the server cannot be reached at all: its address is wrong, or its machine is off"),
        [18456] = (Away, "the account is not let in: more attempts with a wrong password would lock it"),
        [18452] = (Away, "the account is of a domain that the server does not trust"),
        [18451] = (Away, "the server lets in administrators only"),
        [18470] = (Away, "the account is disabled"),
        [18486] = (Away, "the account is locked out"),
        [18487] = (Away, "the account's password has expired"),
        [18488] = (Away, "the account's password must be changed"),
        [4064] = (Away, "the account's default database cannot be opened"),
        [916] = (Away, "the account has no user in the database"),
        [229] = (Away, "the account has no right to that table"),
        [207] = (Away, "a column is missing: the database is not of this version"),
        [208] = (Away, "a table is missing: the database is not of this version"),
        [468] = (Away, "columns of unlike collation are compared: a table was not made by our migrations"),
        [823] = (Away, "the disk fails"),
        [824] = (Away, "a page on the disk is damaged"),
        [926] = (Away, "the database is suspect"),
        [927] = (Away, "the database is being restored"),
        [942] = (Away, "the database is offline"),
        [945] = (Away, "the database cannot be opened: files are missing, or disk or memory is full"),
        [1105] = (Away, "the disk is full"),
        [9001] = (Away, "the database's log is not available"),
        [9002] = (Away, "the database's log is full"),

        [2601] = (Conflict, "the key is taken (unique index)"),
        [2627] = (Conflict, "the key is taken (primary key or unique constraint)"),
        [547] = (Conflict, "what it refers to is not there, or something refers to it"),
        [Guarded] = (Conflict, "a trigger guards what is stored"),
        [3609] = (Conflict, "a trigger ended the transaction"),

        [220] = (Value, "the number is too large for its column"),
        [241] = (Value, "no date"),
        [242] = (Value, "a date out of range"),
        [245] = (Value, "of another type than its column"),
        [515] = (Value, "a column that cannot be without a value has none"),
        [1946] = (Value, "the key is too long for its index"),
        [2628] = (Value, "the text is too long for its column (the server names the column)"),
        [4815] = (Value, "the text is too long for its column (bulk copy)"),
        [8114] = (Value, "of another type than its column"),
        [8115] = (Value, "the number is too large for its type"),
        [8152] = (Value, "the text is too long for its column"),
    };

    /// <summary>
    /// One failure can hold several errors, and the first need not be the one that says most: a trigger's is followed by the end of its transaction, a refused
    /// database by that of the sign-in. Among them the data's decide, then the first that the table has.
    /// </summary>
    public static DatabaseFault Of(IEnumerable<(int Number, byte Severity)> errors)
    {
        var faults = errors.Select(error => Of(error.Number, error.Severity)).OfType<DatabaseFault>().ToList();
        return faults.Where(fault => fault is Conflict or Value).Concat(faults).Append(Away).First();
    }

    private static DatabaseFault? Of(int number, byte severity) =>
        Table.TryGetValue(number, out var entry) ? entry.Fault : severity >= Fatal ? Transient : null;
}
