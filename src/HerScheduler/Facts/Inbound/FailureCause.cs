using System.Net.Sockets;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts.Inbound;

/// <summary>Whether a failure to record facts is transient (a database that is away, busy, full; another writer) or comes from the facts themselves.</summary>
internal static class FailureCause
{
    /// <summary>The same facts will go through later.</summary>
    public static bool IsTransient(Exception failure) => DatabaseFaults.Of(failure) is null
        ? Causes(failure).Any(cause => cause is DbUpdateConcurrencyException or TimeoutException or IOException or SocketException)
        : DatabaseFaults.IsPassing(failure);

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
