using HerScheduler.Settings;
using HerScheduler.Telemetry;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HerScheduler.Hosting;

/// <summary>
/// Sends metrics and traces by OTLP for as long as the service runs, provided OTEL_EXPORTER_OTLP_ENDPOINT says where to. The other variables of the
/// OpenTelemetry specification (OTEL_SERVICE_NAME, OTEL_METRIC_EXPORT_INTERVAL, …) hold too.
/// </summary>
internal static class TelemetryExport
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [ServiceTelemetry.Name, "MassTransit", "Quartz", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = [ServiceTelemetry.Name, "MassTransit", "Quartz", "RabbitMQ.Client.Publisher", "RabbitMQ.Client.Subscriber"];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration, SchedulerSettings settings)
    {
        services.AddHostedService<InstrumentsAtStart>();
        if (string.IsNullOrWhiteSpace(configuration[EndpointVariable]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("herscheduler", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(), serviceInstanceId: ReplicaName.Of(settings))
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation().AddNpgsql().AddSqlClientInstrumentation())
            .UseOtlpExporter();
    }
}
