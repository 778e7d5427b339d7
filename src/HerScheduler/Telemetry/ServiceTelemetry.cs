using System.Diagnostics;

namespace HerScheduler.Telemetry;

/// <summary>The name under which the service's own metrics and traces are collected.</summary>
internal static class ServiceTelemetry
{
    public const string Name = "HerScheduler";

    /// <summary>The service's own spans; without a collector none is made.</summary>
    public static ActivitySource Spans { get; } = new(Name);
}
