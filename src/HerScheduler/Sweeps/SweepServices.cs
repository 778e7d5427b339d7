namespace HerScheduler.Sweeps;

internal static class SweepServices
{
    /// <summary>Registers a sweep; each feature does so with its own.</summary>
    /// <typeparam name="T">The sweep.</typeparam>
    /// <param name="services">The service's parts.</param>
    /// <param name="every">From one turn to the next.</param>
    /// <param name="firstAfter">How long after the start of a replica it runs first.</param>
    public static IServiceCollection AddSweep<T>(this IServiceCollection services, TimeSpan every, TimeSpan firstAfter = default)
        where T : class, ISweep
    {
        services.AddScoped<T>();
        services.AddKeyedScoped<ISweep>(typeof(T).Name, (provider, _) => provider.GetRequiredService<T>());
        return services.AddSingleton(new Beat(typeof(T).Name, every) { FirstAfter = firstAfter });
    }
}
