using System.Globalization;
using HerScheduler.Settings;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace HerScheduler.Hosting;

/// <summary>
/// Log lines on the console, with the id of the trace they belong to. Levels come from section <c>Serilog</c> alone; no line carries a patient's name or id.
/// </summary>
internal static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext}: {Message:lj}{Trace:l}{NewLine}{Exception}";

    public static void AddLogs(this IServiceCollection services, IConfiguration configuration, LogSettings settings, TimeProvider time)
    {
        services.AddSerilog(logger => logger
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            // That the keys of cookies stand in the database as they are is known, and said in docs/security.md.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // An error line for each message that no queue wants, and for each that the relay gives up: what it means the relay says itself, once.
            .MinimumLevel.Override("MassTransit", LogEventLevel.Fatal)
            // A line for each command that failed, without its cause; whoever sent it has the exception and says more.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database", LogEventLevel.Fatal)
            // A line for each probe of a process that is not ready: ReadinessLog says it a line a minute.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .Enrich.With<OneLine>()
            // Why the service could not start is said by the verb, in one sentence.
            .Filter.ByExcluding(IsStartupFault)
            .Filter.With(new DatabaseTroubleOnce(time))
            .WriteTo.Lines(settings.Format)
            .ReadFrom.Configuration(configuration));
    }

    private static LoggerConfiguration Lines(this LoggerSinkConfiguration to, LogFormat format) => format switch
    {
        LogFormat.Text => to.Logger(
            lines => lines.Enrich.With<TraceOfLine>().WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)),
        LogFormat.Json => to.Console(new RenderedCompactJsonFormatter()),
    };

    private static bool IsStartupFault(LogEvent entry) =>
        entry.Properties.GetValueOrDefault("EventId") is StructureValue id
        && id.Properties.Any(property => property is { Name: "Name", Value: ScalarValue { Value: "HostedServiceStartupFaulted" } });
}
