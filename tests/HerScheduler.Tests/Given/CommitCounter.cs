using System.Data.Common;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>Counts the transactions about plans that the service commits. The access log is written beside them, in its own time.</summary>
public sealed class CommitCounter : DbTransactionInterceptor
{
    private int _commits;

    public int Commits => _commits;

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Count(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context);
        return Task.CompletedTask;
    }

    private void Count(DbContext? context)
    {
        if (context?.ChangeTracker.Entries<PlanRow>().Any() == true)
        {
            Interlocked.Increment(ref _commits);
        }
    }
}
