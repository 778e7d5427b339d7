using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data;

/// <summary>Reads and keeps <see cref="InstallationRow"/>; always inside a transaction, one at a time.</summary>
internal static class Installation
{
    private const string Lock = "installation";

    /// <summary>The row, tracked; made when there is none yet.</summary>
    public static async Task<InstallationRow> Of(SchedulerDb db, CancellationToken cancel)
    {
        await db.Dialect.LockWork(db, Lock, cancel);
        return await db.Installation.SingleOrDefaultAsync(cancel)
            ?? db.Installation.Add(new InstallationRow { Id = Guid.NewGuid().ToString("D") }).Entity;
    }

    /// <summary>From here to the end of the transaction nobody else opens a plan: approves one, imports one, or takes back that a patient left.</summary>
    public static Task LockOpening(SchedulerDb db, CancellationToken cancel) => db.Dialect.LockWork(db, Lock, cancel);

    /// <summary>Whether this database takes a write at all: one that changes nothing, and is committed.</summary>
    public static Task TryWrite(SchedulerDb db, CancellationToken cancel) => db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            if (await db.Installation.ExecuteUpdateAsync(set => set.SetProperty(row => row.RemovedUpTo, row => row.RemovedUpTo), token) == 0)
            {
                await db.InOneTransaction(inside => Of(db, inside), token);
            }
        },
        cancel);

    /// <summary>
    /// The sequence from which a plan counts that is approved in this transaction. Until it ends nobody raises it: who does finds the plan already.
    /// </summary>
    public static async Task<int> FirstSequence(SchedulerDb db, CancellationToken cancel)
    {
        await LockOpening(db, cancel);
        return await db.Installation.Select(row => row.FirstSequence).SingleOrDefaultAsync(cancel);
    }

    /// <summary>To be said by whoever removes messages, in the same transaction: their absence is no sign of an older database.</summary>
    public static async Task NoteRemoved(SchedulerDb db, long upTo, CancellationToken cancel)
    {
        var installation = await Of(db, cancel);
        installation.RemovedUpTo = Math.Max(installation.RemovedUpTo, upTo);
    }
}
