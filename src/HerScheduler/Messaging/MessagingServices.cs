using HerScheduler.Health;
using HerScheduler.Messaging.Broker;
using HerScheduler.Messaging.Replay;
using HerScheduler.Settings;
using HerScheduler.Telemetry;
using MassTransit;

namespace HerScheduler.Messaging;

internal static class MessagingServices
{
    /// <summary>The bus that the settings name, and the relay.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, MessagingSettings settings, bool run)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddPublishObserver<PublishObserver>();

            // Under a tag that nobody asks for: a bus that takes nothing in calls itself ready for ever once it was connected. RelayHealth knows better.
            bus.ConfigureHealthCheckOptions(health => health.Tags.Add("masstransit"));
            if (settings.Transport == MessagingTransport.RabbitMq)
            {
                bus.UsingRabbitMq((context, rabbit) => RabbitMqBus.Configure(
                    rabbit, context.GetRequiredService<BrokerConnections>(), context.GetRequiredService<BrokerTopology>(), settings.RabbitMq));
            }
            else
            {
                bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            }
        });
        services.RemoveMassTransitHostedService();
        if (settings.Transport == MessagingTransport.RabbitMq)
        {
            services.AddBroker(settings);
        }

        services.AddRelay();
        if (run)
        {
            services.AddHostedService<RelayLoop>();
            services.AddHealthChecks().AddCheck<MessageBusHealth>("message-bus", tags: [HealthEndpoints.Ready]);
        }

        return services;
    }

    private static void AddRelay(this IServiceCollection services)
    {
        services.AddSingleton<BusLifetime>();
        services.AddSingleton<UnroutableMessages>();
        services.AddSingleton<ChannelFaultIsolation>();
        services.AddSingleton<MessagePublisher>();
        services.AddSingleton<HeadPublisher>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<RelayHealth>();
        services.AddInstruments<MessageMetrics>();
        services.AddSingleton<BatchPublisher>();
        services.AddSingleton<RelayPipeline>();
        services.AddScoped<Relay>();
        services.AddScoped<Replayer>();
        services.AddScoped<RemovedMessages>();
    }
}
