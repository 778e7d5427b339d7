using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>
/// The settings have all that open plans need. What lacks something waits, and the rest works: degraded. Whoever asks is told what was found at most
/// <see cref="Fresh"/> ago, so that probes cost nothing.
/// </summary>
internal sealed class SettingsHealth(IServiceScopeFactory scopes, InstallationSettings installation, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FreshFiles = TimeSpan.FromHours(1);

    private volatile Answer? _last;
    private volatile Answer? _files;

    private sealed record Answer(long At, IReadOnlyList<string> Missing);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var last = _last;
            if (last is null || time.GetElapsedTime(last.At) >= Fresh)
            {
                _last = last = new Answer(time.GetTimestamp(), await Find(cancellationToken));
            }

            return last.Missing.Count == 0
                ? HealthCheckResult.Healthy("The settings have what every open plan needs.")
                : HealthCheckResult.Degraded(string.Join(" ", last.Missing));
        }
        catch (Exception unreachable) when (DatabaseFaults.Of(unreachable) is not null)
        {
            return HealthCheckResult.Degraded("Whether the settings have what open plans need is not known: the database does not answer.");
        }
    }

    private async Task<IReadOnlyList<string>> Find(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        IReadOnlyList<string> missing = [];
        await DatabaseRetry.Once(async () => missing =
        [
            .. await MissingSettings.Find(db, installation, cancel), .. await Files(db, cancel), .. await MissingSettings.Addresses(db, cancel),
        ]);
        return missing;
    }

    /// <summary>The library is read at the start, and every document for this: seldom is enough.</summary>
    private async Task<IReadOnlyList<string>> Files(SchedulerDb db, CancellationToken cancel)
    {
        var last = _files;
        if (last is null || time.GetElapsedTime(last.At) >= FreshFiles)
        {
            _files = last = new Answer(time.GetTimestamp(), await MissingFiles.Find(db, installation.Library, cancel));
        }

        return last.Missing;
    }
}
