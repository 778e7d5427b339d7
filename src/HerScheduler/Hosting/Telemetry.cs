using HerScheduler.Messaging;
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
internal static class Telemetry
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [MessageMetrics.Meter, "MassTransit", "Quartz", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = ["MassTransit", "Quartz", "RabbitMQ.Client.Publisher", "RabbitMQ.Client.Subscriber"];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[EndpointVariable]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("herscheduler", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation().AddNpgsql())
            .UseOtlpExporter();
    }
}
