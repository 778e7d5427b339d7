using System.Threading.Channels;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>To store the fact of one certain id takes until it is given up, or let go.</summary>
public sealed class StuckFact(string id) : SaveChangesInterceptor
{
    private readonly Channel<bool> _reached = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when it is being stored.</summary>
    public Task Reached() => _reached.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));

    public void LetGo() => _letGo.SetResult();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<LogEntryRow>().Any(entry => entry.Entity.EntryId == id))
        {
            _reached.Writer.TryWrite(true);
            await _letGo.Task.WaitAsync(cancellationToken);
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
