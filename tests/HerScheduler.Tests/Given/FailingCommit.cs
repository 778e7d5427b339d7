using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>The process dies just before a commit, as far as the database can tell: the transaction is never committed.</summary>
public sealed class FailingCommit : DbTransactionInterceptor
{
    /// <summary>How many commits to fail from now on.</summary>
    public int Next { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Next > 0)
        {
            Next--;
            throw new IOException("The machine died before the commit.");
        }

        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }
}
