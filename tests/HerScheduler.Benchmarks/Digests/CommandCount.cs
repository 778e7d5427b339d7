using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Benchmarks.Digests;

/// <summary>How often the database was asked or told something.</summary>
internal sealed class CommandCount : DbCommandInterceptor
{
    public int Commands { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Commands++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Commands++;
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
