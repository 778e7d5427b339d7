using HerScheduler.Sites;

namespace HerScheduler.Security;

/// <summary>Says at every start what has no sign-in yet means.</summary>
internal static partial class OpenDoor
{
    public static void Announce(WebApplication app)
    {
        var installation = app.Services.GetRequiredService<InstallationSettings>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenDoor));
        if (installation.Settings.Sites.Count == 0)
        {
            LogExampleSites(logger, string.Join(", ", installation.Sites.All.Select(s => s.Id)));
        }

        foreach (var url in app.Urls)
        {
            if (new Uri(url).IsLoopback)
            {
                LogLocal(logger, url);
            }
            else
            {
                LogOpen(logger, url);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No site is configured (HerScheduler:Sites); the example sites are used: {Sites}")]
    private static partial void LogExampleSites(ILogger logger, string sites);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no sign-in yet: whoever is on this machine can use {Url}")]
    private static partial void LogLocal(ILogger logger, string url);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no sign-in yet, and {Url} is open to the network: whoever reaches it can read and change everything")]
    private static partial void LogOpen(ILogger logger, string url);
}
