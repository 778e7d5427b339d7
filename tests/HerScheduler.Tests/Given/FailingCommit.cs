using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>The process dies just before a commit, as far as the database can tell: the transaction is never committed.</summary>
public sealed class FailingCommit : DbTransactionInterceptor
{
    /// <summary>How many commits to fail from now on.</summary>
    public int Next { get; set; }

    /// <summary>How many commits to let pass before one fails; null: none fails because of that.</summary>
    public int? After { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var isLast = After == 0;
        After = isLast ? null : After - 1;
        if (isLast)
        {
            throw new IOException("The machine died before the commit.");
        }

        if (Next > 0)
        {
            Next--;
            throw new IOException("The machine died before the commit.");
        }

        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }
}
