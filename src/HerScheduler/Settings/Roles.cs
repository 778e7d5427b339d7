namespace HerScheduler.Settings;

/// <summary>
/// What one process of the service does. Each process has all roles, unless told otherwise; together the processes of an installation need all of them.
/// </summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Pages and API. Without it a process answers <c>/health</c> alone.</summary>
    Web = 1,

    /// <summary>Publishes what the outbox holds. Any number of processes share the work, by leases.</summary>
    Relay = 2,

    /// <summary>Takes facts from the queue <c>herscheduler.facts</c>.</summary>
    Facts = 4,

    /// <summary>Notices and digests due, and what else is looked at again and again. One process at a time does it, the others stand by.</summary>
    Sweeps = 8,

    All = Web | Relay | Facts | Sweeps,
}
