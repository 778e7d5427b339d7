using System.Runtime.InteropServices;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Hosting;

/// <summary>
/// SIGHUP reads the settings anew. The clinics take effect at once: their zones (also new files of the time zones), calendars, people and languages. Everything
/// else waits for a start. Settings that cannot be used change nothing, and nothing of this ends the process.
/// </summary>
internal sealed partial class SettingsReload(
    InstallationSettings installation, SchedulerHostOptions options, CalendarRegister calendars, ILogger<SettingsReload> logger) : BackgroundService
{
    private readonly SemaphoreSlim _asked = new(initialCount: 0);

    /// <summary>Reads them now.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            TimeZoneInfo.ClearCachedData();
            var read = SettingsReader.Read(options);
            RequirePolicies(read.Sites);
            await calendars.Keep(read.Sites, cancel);
            var gone = installation.Sites.All.Where(site => read.Sites.Find(site.Id) is null).Select(site => site.Id).ToList();
            installation.Sites.Become(read.Sites);
            LogRead(installation.Sites.All.Count);
            if (gone.Count > 0)
            {
                LogGone(string.Join(", ", gone));
            }
        }
        catch (OperatorErrorException unusable)
        {
            foreach (var fault in unusable.Faults)
            {
                LogUnusable(fault);
            }
        }
        catch (Exception failure) when (DatabaseFaults.IsPassing(failure) || failure is IOException or UnauthorizedAccessException)
        {
            LogFailed(failure);
        }
    }

    /// <summary>The library is that of the start: a clinic cannot take a policy of a file that came later.</summary>
    private void RequirePolicies(SiteDirectory read)
    {
        var missing = read.All.Where(site => installation.Library.Policies.Find(site.PlanSettings.LvefPolicy) is null).ToList();
        if (missing.Count > 0)
        {
            throw new OperatorErrorException([.. missing.Select(site =>
                $"HerScheduler:Sites, site '{site.Id}': LvefPolicy '{site.PlanSettings.LvefPolicy}' is new, and is read at a start only.")]);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signal = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ask);
        try
        {
            while (true)
            {
                await _asked.WaitAsync(stoppingToken);
                await Run(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Without <see cref="PosixSignalContext.Cancel"/> the process would end.</summary>
    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _asked.Release();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Settings read anew: {Count} clinic(s). Everything but the clinics takes effect at the next start")]
    private partial void LogRead(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No longer configured: {Sites}")]
    private partial void LogGone(string sites);

    [LoggerMessage(Level = LogLevel.Error, Message = "The settings cannot be used, and stay as they were: {Fault}")]
    private partial void LogUnusable(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The settings could not be read anew, and stay as they were; send SIGHUP again")]
    private partial void LogFailed(Exception failure);
}
