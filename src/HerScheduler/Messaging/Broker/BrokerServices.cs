using HerScheduler.Messaging.Restoring;
using HerScheduler.Settings;

namespace HerScheduler.Messaging.Broker;

internal static class BrokerServices
{
    /// <summary>What an installation with a broker has beside the bus.</summary>
    public static void AddBroker(this IServiceCollection services, MessagingSettings settings)
    {
        services.AddSingleton(settings.RabbitMq);
        services.AddSingleton<BrokerConnections>();
        services.AddSingleton<BrokerTopology>();
        services.AddSingleton<LastPublishedQueue>();
        services.AddSingleton<LastPublishedCheck>();
        services.AddScoped<Resumption>();
        services.AddHealthChecks().AddCheck<LastPublishedHealth>("published-messages", tags: ["ready"]);
    }
}
