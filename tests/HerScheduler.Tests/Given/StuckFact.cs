using HerScheduler.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>To store the fact of one certain id takes until it is given up, or let go.</summary>
public sealed class StuckFact(string id) : SaveChangesInterceptor
{
    private readonly SemaphoreSlim _reached = new(0);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when it is being stored.</summary>
    public async Task Reached() => (await _reached.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBeTrue();

    public void LetGo() => _letGo.SetResult();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<LogEntryRow>().Any(entry => entry.Entity.EntryId == id))
        {
            _reached.Release();
            await _letGo.Task.WaitAsync(cancellationToken);
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
