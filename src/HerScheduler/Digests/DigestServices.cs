using HerScheduler.Sweeps;

namespace HerScheduler.Digests;

internal static class DigestServices
{
    /// <summary>Composing, writing and asking for digests. Needs the database, the sites and the mail transport.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.AddScoped<ChangesSince>();
        services.AddScoped<DigestReader>();
        services.AddScoped<NavigatorDays>();
        services.AddScoped<NavigatorDigest>();
        services.AddSingleton<DigestViewBuilder>();
        services.AddSingleton<DigestJson>();
        services.AddScoped<DigestComposer>();
        services.AddScoped<DigestMail>();
        return services.AddSweep<DigestSweep>(TimeSpan.FromSeconds(30));
    }
}
