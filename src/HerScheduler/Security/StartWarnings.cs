using HerScheduler.Sites;

namespace HerScheduler.Security;

/// <summary>Says at every start what an administrator should know before anybody uses the service.</summary>
internal static partial class StartWarnings
{
    public static void Announce(WebApplication app)
    {
        var installation = app.Services.GetRequiredService<InstallationSettings>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartWarnings));
        if (installation.Settings.Sites.Count == 0)
        {
            LogExampleSites(logger, string.Join(", ", installation.Sites.All.Select(s => s.Id)));
        }

        foreach (var url in app.Urls.Where(url => !new Uri(url).IsLoopback))
        {
            LogOpen(logger, url);
        }
    }

    /// <summary>What open plans need and the settings lack.</summary>
    public static void Missing(IServiceProvider services, IReadOnlyList<string> missing)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartWarnings));
        foreach (var sentence in missing)
        {
            LogMissing(logger, sentence);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence} Nobody is reminded of those patients until that is mended")]
    private static partial void LogMissing(ILogger logger, string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No site is configured (HerScheduler:Sites); the example sites are used: {Sites}")]
    private static partial void LogExampleSites(ILogger logger, string sites);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url} is open to the network without TLS: what is sent over it can be read on the way")]
    private static partial void LogOpen(ILogger logger, string url);
}
