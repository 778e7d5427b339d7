using HerScheduler.Sweeps;

namespace HerScheduler.Reminders;

internal static class ReminderServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddSingleton<AlertMails>().AddSingleton<AlertDesk>().AddSingleton<NoticeDesk>().AddScoped<AlertMailWriter>().AddScoped<AlertComposer>()
            .AddSweep<NoticeSweep>(TimeSpan.FromSeconds(30))
            .AddSweep<AlertSweep>(TimeSpan.FromSeconds(30))
            .AddSweep<AlertMailSweep>(TimeSpan.FromSeconds(15))

            // It reads much, and nothing waits for it: not while replicas come and go.
            .AddSweep<TimetableSweep>(TimeSpan.FromHours(6), firstAfter: TimeSpan.FromMinutes(2));
}
