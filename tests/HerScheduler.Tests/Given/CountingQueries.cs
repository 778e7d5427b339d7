using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>Counts what is asked of the database.</summary>
public sealed class CountingQueries : DbCommandInterceptor
{
    public int Reads { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Reads += command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) ? 1 : 0;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
