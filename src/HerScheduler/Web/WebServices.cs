namespace HerScheduler.Web;

/// <summary>What the endpoints need beside the features themselves.</summary>
internal static class WebServices
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddOpenApi();
        services.AddProblemDetails();
        services.AddScoped<TodayQuery>();
    }

    /// <summary>Whatever goes wrong on the way is answered with a problem document.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(UnexpectedProblems.Answer));
        app.UseStatusCodePages(pages => UnexpectedProblems.AnswerStatus(pages.HttpContext));
    }
}
