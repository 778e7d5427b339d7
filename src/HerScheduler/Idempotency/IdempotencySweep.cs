using HerScheduler.Data;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Idempotency;

/// <summary>Forgets answers that nobody asks for any more: who got none has asked again within hours, or after a weekend.</summary>
internal sealed class IdempotencySweep(SchedulerDb db) : ISweep
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private const int Batch = 1000;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - Kept;
        while (await Forget(before, cancel) == Batch)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    private Task<int> Forget(DateTimeOffset before, CancellationToken cancel) => db.InOneTransaction(
        async inside =>
        {
            var keys = await db.IdempotentAnswers.Where(row => row.AnsweredAt < before).OrderBy(row => row.AnsweredAt).Take(Batch).Select(row => row.Key)
                .ToArrayAsync(inside);
            return keys.Length == 0 ? 0 : await db.IdempotentAnswers.Where(row => EF.Parameter(keys).Contains(row.Key)).ExecuteDeleteAsync(inside);
        },
        cancel);
}
