namespace HerScheduler.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Registers the metrics of a feature; each feature does so with its own.</summary>
    public static IServiceCollection AddInstruments<T>(this IServiceCollection services)
        where T : class, IInstruments =>
        services.AddSingleton<T>().AddSingleton<IInstruments>(provider => provider.GetRequiredService<T>());
}
