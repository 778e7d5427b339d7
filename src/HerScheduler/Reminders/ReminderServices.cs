namespace HerScheduler.Reminders;

internal static class ReminderServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddSingleton<AlertMails>().AddSingleton<AlertDesk>().AddSingleton<NoticeDesk>().AddScoped<AlertMailWriter>();
}
