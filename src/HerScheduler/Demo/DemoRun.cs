using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Hosting;
using HerScheduler.Reminders;
using HerScheduler.Reports.Monthly;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;
using HerScheduler.Sites;
using HerScheduler.Sweeps;
using MassTransit.Configuration;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Demo;

/// <summary>The demo: the service on embedded defaults in one folder, filled on the first start, with a page of where to look.</summary>
internal sealed class DemoRun(SchedulerHost host, string data, string urls, TextWriter output, TimeProvider clock)
{
    /// <summary>For messages that never come; those that come take seconds.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly DemoConsole _console = new(output);
    private readonly StoryClock _story = new(clock);
    private readonly string _folder = Path.GetFullPath(data);

    public async Task Run(CancellationToken cancel)
    {
        RefuseTheNetwork();
        FreePorts.Require(urls);
        _console.Say($"HerScheduler demo: preparing {_folder} …");
        await using var app = host.Build(Options());
        await SchedulerHost.Upgrade(app.Services, cancel);
        var added = await new DemoFill(app.Services, app.Services.GetRequiredService<InstallationSettings>(), clock, instant => _story.Pretended = instant).Run(cancel);

        var began = clock.GetUtcNow();
        await WriteMails(app.Services, cancel);
        await app.StartAsync(cancel);
        await EmptyOutbox(app.Services, began, cancel);
        var tally = app.Services.GetRequiredService<MessagePrinter.Tally>();
        _console.Say(await new Welcome(app, clock).Lines(added, tally.Count, cancel));
        tally.Unfold();
        await app.WaitForShutdownAsync(cancel);
        _console.Say("Stopped.");
    }

    /// <summary>Whoever reaches the demo is signed in: nobody but this machine may reach it.</summary>
    private void RefuseTheNetwork()
    {
        var open = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback);
        if (open is not null)
        {
            throw new OperatorErrorException($"The demo signs everybody in and listens on this machine only, not on {open}; use http://127.0.0.1:5080, or serve with accounts.");
        }
    }

    private string MailFolder => Path.Combine(_folder, "mail");

    private SchedulerHostOptions Options() => new()
    {
        Time = _story,
        IsDemo = true,
        Overrides = new Dictionary<string, string?>(DemoSites.Settings(), StringComparer.Ordinal)
        {
            ["HerScheduler:Database:Provider"] = "Sqlite",
            ["HerScheduler:Database:File"] = Path.Combine(_folder, "herscheduler.db"),
            ["HerScheduler:Email:Folder"] = MailFolder,
            ["HerScheduler:Urls"] = urls,
            ["HerScheduler:BaseUri"] = StatedAddress() ?? FirstUrl(urls),
            // The page of where to look is the output; what goes wrong is still logged.
            ["Serilog:MinimumLevel:Default"] = "Warning",
            ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Warning",
        },
        Services = services =>
        {
            services.AddSingleton(_console);
            services.AddSingleton<MessagePrinter.Tally>();
            services.RegisterConsumer<MessagePrinter, MessagePrinter.Definition>();
        },
    };

    /// <summary>Behind a proxy or in a container people come to another address than the demo listens on.</summary>
    private string? StatedAddress() => SettingsSources.Open(new SchedulerHostOptions { Time = clock })["HerScheduler:BaseUri"];

    private static string FirstUrl(string urls) => urls.Split(';', StringSplitOptions.TrimEntries)[0].TrimEnd('/') + "/";

    /// <summary>
    /// At once, so that a newcomer sees them, and before the sweeps begin, so that the page of where to look counts them all; each is still sent only once.
    /// </summary>
    private async Task WriteMails(IServiceProvider services, CancellationToken cancel)
    {
        await Sweep<NoticeSweep>();
        await Sweep<AlertSweep>();
        await Sweep<AlertMailSweep>();
        await Sweep<DigestSweep>();
        await Sweep<MonthlyReportSweep>();

        async Task Sweep<T>()
            where T : ISweep
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<T>().RunOnce(clock.GetUtcNow(), cancel);
        }
    }

    /// <summary>The messages about the samples come first, so that the page of where to look can say how many they were.</summary>
    private async Task EmptyOutbox(IServiceProvider services, DateTimeOffset began, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<SchedulerDb>().Outbox;
        var printed = services.GetRequiredService<MessagePrinter.Tally>();
        using var glance = new PeriodicTimer(Glance, clock);
        var until = clock.GetUtcNow() + LongestWait;
        while (clock.GetUtcNow() < until
            && (await outbox.AnyAsync(row => row.SentAt == null, cancel) || printed.Count < await outbox.CountAsync(row => row.SentAt >= began, cancel)))
        {
            await glance.WaitForNextTickAsync(cancel);
        }
    }
}
