namespace HerScheduler.Courses;

internal static class CourseServices
{
    public static IServiceCollection AddCourses(this IServiceCollection services) =>
        services.AddScoped<CourseReader>().AddSingleton<CalendarRegister>().AddHostedService(provider => provider.GetRequiredService<CalendarRegister>());
}
