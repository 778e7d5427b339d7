using System.Collections.Frozen;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Security.Edges;

/// <summary>
/// Answers only under the service's own names: what another site's name leads here (DNS rebinding) or puts into links is refused. A probe calls a container
/// by its address, and may; it learns nothing but whether the service lives.
/// </summary>
internal sealed class KnownHosts(RequestDelegate next, SchedulerSettings settings)
{
    private readonly FrozenSet<string> _names = new[] { settings.BaseUri.Host, "localhost", "127.0.0.1", "[::1]" }.Concat(settings.Security.Hosts)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) =>
        _names.Contains(context.Request.Host.Host) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : Replies.Refused(new Problem(StatusCodes.Status400BadRequest, "Unknown host", "The service is not called that.")).ExecuteAsync(context);
}
