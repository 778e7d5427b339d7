namespace HerScheduler.Hosting;

/// <summary>What the endpoints need beside the features themselves.</summary>
internal static class WebServices
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Whatever goes wrong on the way is answered with a problem document.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = UnexpectedProblems.Answer,
            SuppressDiagnosticsCallback = context => UnexpectedProblems.IsTheSendersDoing(context.Exception),
        });
        app.UseStatusCodePages(pages => UnexpectedProblems.AnswerStatus(pages.HttpContext));
    }
}
