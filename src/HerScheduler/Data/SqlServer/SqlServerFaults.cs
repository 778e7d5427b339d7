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

    public static IReadOnlyDictionary<int, FaultMeaning> Table { get; } = new Dictionary<int, FaultMeaning>
    {
        [0] = new(Transient, "the connection was refused or ended: on Linux the driver has no number for it"),
        [2] = new(Transient, "no server at that address"),
        [20] = new(Transient, "the connection ended during the handshake"),
        [53] = new(Transient, "no way to the server, or it refuses connections"),
        [64] = new(Transient, "the server ended the connection at sign-in"),
        [121] = new(Transient, "the network timed out"),
        [233] = new(Transient, "the server closed the connection before sign-in was done"),
        [258] = new(Transient, "the network timed out"),
        [596] = new(Transient, "an administrator ended the session"),
        [10053] = new(Transient, "the network ended the connection"),
        [10054] = new(Transient, "the server's machine ended the connection"),
        [10060] = new(Transient, "the server's machine does not answer"),
        [10061] = new(Transient, "the server's machine refuses the connection: nothing listens yet"),
        [11001] = new(Transient, "the server's name is not known, for a moment during a failover"),
        [17830] = new(Transient, "the network ended the connection at sign-in"),
        [17197] = new(Transient, "sign-in timed out on a busy server"),

        [6001] = new(Transient, "the server is shutting down"),
        [6005] = new(Transient, "the server is shutting down"),
        [17142] = new(Transient, "the server is paused"),
        [17187] = new(Transient, "the server is starting"),
        [18401] = new(Transient, "the server is being upgraded"),
        [921] = new(Transient, "the database is not recovered yet"),
        [922] = new(Transient, "the database is being recovered"),
        [4060] = new(Transient, "the database cannot be opened: for a moment after a restart of its server, and always where there is none or no right in it"),

        [976] = new(Transient, "availability group: the database cannot be read on this replica"),
        [978] = new(Transient, "availability group: this replica takes connections that only read"),
        [979] = new(Transient, "availability group: this replica takes connections that only read"),
        [981] = new(Transient, "availability group: the replica is not accessible"),
        [982] = new(Transient, "availability group: no replica takes connections that only read"),
        [983] = new(Transient, "availability group: the replica is changing its role"),
        [3906] = new(Transient, "the database is read-only: a replica that was the primary one a moment ago", WriteObstacle.ReadOnly),
        [35293] = new(Transient, "availability group: a failover is under way"),
        [40197] = new(Transient, "Azure SQL: a failover or an upgrade is under way"),
        [40501] = new(Transient, "Azure SQL: the service is busy"),
        [40613] = new(Transient, "Azure SQL: the database is not available at the moment"),
        [42108] = new(Transient, "Azure SQL: the database is waking up"),
        [42109] = new(Transient, "Azure SQL: the database is waking up"),
        [49918] = new(Transient, "Azure SQL: too few resources for the request"),
        [49919] = new(Transient, "Azure SQL: too many requests to create or change"),
        [49920] = new(Transient, "Azure SQL: too many requests"),
        [10928] = new(Transient, "Azure SQL: the limit of requests is reached"),
        [10929] = new(Transient, "Azure SQL: the server is too busy"),

        [1205] = new(Transient, "chosen as the victim of a deadlock"),
        [1222] = new(Transient, "a lock was not to be had in time"),
        [LockNotGranted] = new(Transient, "sp_getapplock did not grant the lock: timed out (-1), cancelled (-2), victim of a deadlock (-3)"),
        [601] = new(Transient, "a row moved while it was read without locks"),
        [845] = new(Transient, "a page was not to be had in time"),
        [1203] = new(Transient, "a lock was lost"),
        [1204] = new(Transient, "no memory for locks"),
        [3960] = new(Transient, "the row was changed since the snapshot"),
        [3961] = new(Transient, "the table was changed since the snapshot"),
        [701] = new(Transient, "no memory for the statement"),
        [8628] = new(Transient, "no time to plan the statement"),
        [8645] = new(Transient, "no memory for the statement in time"),
        [8651] = new(Transient, "no memory for the statement"),
        [3902] = new(Transient, "the transaction ended under us: there is none to commit"),
        [3903] = new(Transient, "the transaction ended under us: there is none to roll back"),
        [3930] = new(Transient, "the transaction failed and can only be rolled back"),
        [3971] = new(Transient, "the transaction ended under us: it cannot be resumed"),

        [-2] = new(Away, "no answer within the time for a statement or a connection: six more attempts would keep the sender waiting for minutes"),
        [-1] = new(Away, "the server cannot be reached at all: its address is wrong, or its machine is off"),
        [18456] = new(Away, "the account is not let in: more attempts with a wrong password would lock it"),
        [18452] = new(Away, "the account is of a domain that the server does not trust"),
        [18451] = new(Away, "the server lets in administrators only"),
        [18470] = new(Away, "the account is disabled"),
        [18486] = new(Away, "the account is locked out"),
        [18487] = new(Away, "the account's password has expired"),
        [18488] = new(Away, "the account's password must be changed"),
        [4064] = new(Away, "the account's default database cannot be opened"),
        [916] = new(Away, "the account has no user in the database"),
        [229] = new(Away, "the account has no right to that table"),
        [207] = new(Away, "a column is missing: the database is not of this version"),
        [208] = new(Away, "a table is missing: the database is not of this version"),
        [468] = new(Away, "columns of unlike collation are compared: a table was not made by our migrations"),
        [823] = new(Away, "the disk fails"),
        [824] = new(Away, "a page on the disk is damaged"),
        [3908] = new(Away, "the database is in emergency mode, or damaged", WriteObstacle.ReadOnly),
        [926] = new(Away, "the database is suspect"),
        [927] = new(Away, "the database is being restored"),
        [942] = new(Away, "the database is offline"),
        [945] = new(Away, "the database cannot be opened: files are missing, or disk or memory is full"),
        [1105] = new(Away, "the disk is full", WriteObstacle.Full),
        [9001] = new(Away, "the database's log is not available"),
        [9002] = new(Away, "the database's log is full", WriteObstacle.Full),

        [2601] = new(Conflict, "the key is taken (unique index)"),
        [2627] = new(Conflict, "the key is taken (primary key or unique constraint)"),
        [547] = new(Conflict, "what it refers to is not there, or something refers to it"),
        [Guarded] = new(Conflict, "a trigger guards what is stored"),
        [3609] = new(Conflict, "a trigger ended the transaction"),

        [220] = new(Value, "the number is too large for its column"),
        [241] = new(Value, "no date"),
        [242] = new(Value, "a date out of range"),
        [245] = new(Value, "of another type than its column"),
        [515] = new(Value, "a column that cannot be without a value has none"),
        [1946] = new(Value, "the key is too long for its index"),
        [2628] = new(Value, "the text is too long for its column (the server names the column)"),
        [4815] = new(Value, "the text is too long for its column (bulk copy)"),
        [8114] = new(Value, "of another type than its column"),
        [8115] = new(Value, "the number is too large for its type"),
        [8152] = new(Value, "the text is too long for its column"),
    };

    private static readonly FaultMeaning EndedByTheServer = new(Transient, "so severe that the server ended the connection");

    /// <summary>
    /// One failure can hold several errors, and the first need not be the one that says most: a trigger's is followed by the end of its transaction, a refused
    /// database by that of the sign-in. Among them the data's decide, then the first that the table has.
    /// </summary>
    public static FaultMeaning Of(IEnumerable<(int Number, byte Severity)> errors)
    {
        var meanings = errors.Select(error => Of(error.Number, error.Severity)).OfType<FaultMeaning>().ToList();
        return meanings.Where(meaning => meaning.Fault is Conflict or Value).Concat(meanings).Append(FaultMeaning.Unknown).First();
    }

    private static FaultMeaning? Of(int number, byte severity) => Table.GetValueOrDefault(number) ?? (severity >= Fatal ? EndedByTheServer : null);
}
