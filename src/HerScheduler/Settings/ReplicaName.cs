using System.Globalization;

namespace HerScheduler.Settings;

/// <summary>
/// How the others know this process. A replica that is started again after a crash must have the name it had, so that it takes its unfinished sweep
/// back at once; two that run at the same time must not share one.
/// </summary>
internal static class ReplicaName
{
    private const int LongestHost = 50;

    /// <summary>
    /// The configured one; else <c>HOST-PORT</c>, which no two processes can have at once and a restarted one has again. Where the system chooses
    /// the port (0) the process id takes its place: unique, but new at each start.
    /// </summary>
    public static string Of(SchedulerSettings settings)
    {
        if (settings.Replica is { } configured)
        {
            return configured;
        }

        var first = settings.Urls.Split(';', StringSplitOptions.TrimEntries)[0];
        var port = Uri.TryCreate(first.Replace("*", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? uri.Port
            : 0;
        var host = Environment.MachineName.Length > LongestHost ? Environment.MachineName[..LongestHost] : Environment.MachineName;
        return string.Create(CultureInfo.InvariantCulture, $"{host}-{(port > 0 ? port : Environment.ProcessId)}");
    }
}
