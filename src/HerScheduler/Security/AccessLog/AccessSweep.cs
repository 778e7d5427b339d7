using HerScheduler.Data;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.AccessLog;

/// <summary>
/// Removes entries of the access log that are older than the settings say. That it was done stays for ever: only then does the database let them go.
/// </summary>
internal sealed class AccessSweep(SchedulerDb db, SchedulerSettings settings) : ISweep
{
    private const int Batch = 1000;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - settings.Retention.AccessLog;
        if (!await db.AccessLog.AnyAsync(row => row.At < before, cancel))
        {
            return;
        }

        await db.InOneTransaction(
            inside =>
            {
                db.AccessRemovals.Add(new AccessRemovalRow { Before = before, RemovedAt = now });
                return Task.FromResult(true);
            },
            cancel);
        while (await Remove(before, cancel) > 0)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    private Task<int> Remove(DateTimeOffset before, CancellationToken cancel) => db.InOneTransaction(
        async inside =>
        {
            var ids = await db.AccessLog.Where(row => row.At < before).OrderBy(row => row.At).Take(Batch).Select(row => row.Id).ToArrayAsync(inside);
            return ids.Length == 0 ? 0 : await db.AccessLog.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteDeleteAsync(inside);
        },
        cancel);
}
