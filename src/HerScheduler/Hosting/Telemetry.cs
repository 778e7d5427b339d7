using HerScheduler.Messaging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HerScheduler.Hosting;

/// <summary>
/// Sends metrics and traces by OTLP for as long as the service runs, provided OTEL_EXPORTER_OTLP_ENDPOINT says where to. The other variables of the
/// OpenTelemetry specification (OTEL_SERVICE_NAME, OTEL_METRIC_EXPORT_INTERVAL, …) hold too.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [MessageMetrics.Meter, "MassTransit", "Quartz", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = ["MassTransit", "Quartz", "Npgsql"];

    private OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(configuration[EndpointVariable]))
        {
            _sdk = OpenTelemetrySdk.Create(telemetry => telemetry
                .ConfigureResource(resource => resource.AddService("herscheduler", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()).AddEnvironmentVariableDetector())
                .WithMetrics(metrics => metrics.AddMeter(Meters))
                .WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation())
                .UseOtlpExporter());
        }

        return Task.CompletedTask;
    }

    /// <summary>What was measured last still leaves.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _sdk?.Dispose();
        _sdk = null;
    }
}
