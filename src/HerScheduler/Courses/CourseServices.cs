using HerScheduler.Settings;

namespace HerScheduler.Courses;

internal static class CourseServices
{
    public static IServiceCollection AddCourses(this IServiceCollection services, AuditSettings audit) => services
        .AddSingleton(new HashChain(AuditKeyFiles.Read(audit)))
        .AddScoped<CourseReader>()
        .AddScoped<KnownReads>()
        .AddSingleton<CalendarRegister>()
        .AddHostedService(provider => provider.GetRequiredService<CalendarRegister>());
}
