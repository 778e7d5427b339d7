namespace HerScheduler.Deliveries;

internal static class DeliveryServices
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services) => services.AddScoped<DeliveryReport>();
}
