using System.Security.Claims;
using System.Text.Json;
using HerScheduler.Json;
using HerScheduler.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can work. Everybody may ask that; the sentence on each part is for those who are signed
/// in with a role.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>The tag of what <c>/health/ready</c> looks at.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(10);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddInstruments<BacklogGauges>().AddInstruments<ReplicaGauge>().AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: LongestQuestion)
            .AddCheck<SettingsHealth>("settings", tags: [Ready])
            .AddCheck<RolesHealth>("roles", tags: [Ready]);
        services.AddSingleton<SettingsHealth>();
        services.AddSingleton<MetObstacles>();
        services.AddSingleton<IHealthCheckPublisher, ReadinessLog>();
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Predicate = IsPartOfReady;
            (publisher.Delay, publisher.Period) = (ReadinessLog.Every, ReadinessLog.Every);
        });
    }

    /// <summary>Not among the measured requests: "not ready" is an answer, and no request that failed.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = IsPartOfReady, ResponseWriter = Write })
            .AllowAnonymous().DisableHttpMetrics();
    }

    private static bool IsPartOfReady(HealthCheckRegistration check) => check.Tags.Contains(Ready);

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("status", report.Status.ToString().ToLowerInvariant());
                if (context.User.HasClaim(claim => claim.Type == ClaimTypes.Role))
                {
                    WriteChecks(json, report);
                }

                json.WriteEndObject();
            }),
            context.RequestAborted);
    }

    private static void WriteChecks(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteString(name, entry.Description);
        }

        json.WriteEndObject();
    }
}
