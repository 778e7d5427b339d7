using HerScheduler.Messaging.Broker;
using HerScheduler.Messaging.Replay;
using HerScheduler.Settings;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Messaging;

internal static class MessagingServices
{
    /// <summary>The bus that the settings name, the relay, and who listens inside the process.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, MessagingSettings settings, bool run)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();

            // Without the broker the service still works: facts are taken in, and their messages wait in the outbox.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Name = "message-bus";
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            if (settings.Transport == MessagingTransport.RabbitMq)
            {
                bus.UsingRabbitMq((_, rabbit) => RabbitMqBus.Configure(rabbit, settings.RabbitMq));
            }
            else
            {
                bus.UsingInMemory();
            }
        });
        if (settings.Transport == MessagingTransport.RabbitMq)
        {
            services.AddBrokerPublisher(settings);
        }
        else
        {
            services.AddSingleton<IMessagePublisher, InProcessPublisher>();
        }

        services.AddRelay();
        if (run)
        {
            services.AddHostedService<RelayLoop>();
        }

        return services;
    }

    private static void AddRelay(this IServiceCollection services)
    {
        services.AddSingleton<PublishedMessages>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<OutboxGauges>();
        services.AddSingleton<MessageMetrics>();
        services.AddSingleton<BatchPublisher>();
        services.AddSingleton<RelayPipeline>();
        services.AddScoped<Relay>();
        services.AddScoped<Replayer>();
        services.AddScoped<RemovedMessages>();
    }
}
