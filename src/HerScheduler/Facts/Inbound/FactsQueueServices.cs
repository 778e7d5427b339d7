using HerScheduler.Health;
using HerScheduler.Security;
using HerScheduler.Settings;
using HerScheduler.Telemetry;

namespace HerScheduler.Facts.Inbound;

internal static class FactsQueueServices
{
    /// <summary>Facts from RabbitMQ, where that is the transport.</summary>
    public static void AddFactsQueue(this IServiceCollection services, MessagingSettings settings, bool run)
    {
        if (settings.Transport != MessagingTransport.RabbitMq)
        {
            return;
        }

        services.AddSingleton<SenderRights>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<RetryingRecorder>();
        services.AddSingleton<FactIntake>();
        services.AddSingleton<FactQueues>();
        services.AddSingleton<PoisonMessageGuard>();
        services.AddInstruments<FactsMetrics>();
        services.AddSingleton<FactsHealth>();
        services.AddSingleton<FactsConsumer>();
        services.AddSingleton<RefusedMessages>();
        if (run)
        {
            services.AddHostedService(provider => provider.GetRequiredService<FactsConsumer>());
            services.AddHealthChecks().AddCheck<FactsHealth>("facts-queue", tags: [HealthEndpoints.Ready]);
        }
    }
}
