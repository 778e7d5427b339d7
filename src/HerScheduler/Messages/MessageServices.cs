namespace HerScheduler.Messages;

internal static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services.AddSingleton<EventMessages>().AddSingleton<Announcements>();
}
