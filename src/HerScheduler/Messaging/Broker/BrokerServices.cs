using HerScheduler.Messaging.Restoring;
using HerScheduler.Settings;

namespace HerScheduler.Messaging.Broker;

internal static class BrokerServices
{
    /// <summary>The publisher of an installation with a broker.</summary>
    public static void AddBrokerPublisher(this IServiceCollection services, MessagingSettings settings)
    {
        services.AddSingleton(settings.RabbitMq);
        services.AddSingleton<BrokerConnections>();
        services.AddSingleton<BrokerTopology>();
        services.AddSingleton<UnroutedMessages>();
        services.AddSingleton<WatermarkQueue>();
        services.AddSingleton<Watermark>();
        services.AddScoped<Resumption>();
        services.AddHealthChecks().AddCheck<WatermarkHealth>("published-messages", tags: ["ready"]);
        services.AddSingleton<ChannelBlame>();
        services.AddSingleton<IMessagePublisher>(provider => ActivatorUtilities.CreateInstance<BrokerPublisher>(
            provider, RelayPipeline.BatchesAtOnce * settings.Relay.BatchSize));
    }
}
