using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>Something that happens once, right after the service has read the answer to a certain question.</summary>
public sealed class Meanwhile(string question) : DbCommandInterceptor
{
    private Func<Task>? _event;

    public void Once(Func<Task> happens) => _event = happens;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(question, StringComparison.Ordinal) && Interlocked.Exchange(ref _event, null) is { } happens)
        {
            await happens();
        }

        return result;
    }
}
