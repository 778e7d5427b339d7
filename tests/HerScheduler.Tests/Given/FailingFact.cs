using HerScheduler.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>A bug of ours, as far as anybody can tell: to store the fact of one certain id fails each time, and takes down what is stored with it.</summary>
public sealed class FailingFact(string id) : SaveChangesInterceptor
{
    private int _attempts;

    public int Attempts => _attempts;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<LogEntryRow>().Any(entry => entry.Entity.EntryId == id))
        {
            Interlocked.Increment(ref _attempts);
            throw new InvalidOperationException("Nobody thought of this.");
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
