using HerScheduler.Http;
using HerScheduler.Sweeps;

namespace HerScheduler.Idempotency;

internal static class IdempotencyServices
{
    public static void AddIdempotency(this IServiceCollection services) =>
        services.AddScoped<RememberedAnswers>().AddSweep<IdempotencySweep>(TimeSpan.FromHours(1), firstAfter: TimeSpan.FromMinutes(5));

    /// <summary>Every write of these routes heeds the header <c>Idempotency-Key</c>.</summary>
    public static RouteGroupBuilder HeedsIdempotencyKeys(this RouteGroupBuilder routes)
    {
        routes.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            if (HttpMethods.IsGet(context.Request.Method) || !context.Request.Headers.ContainsKey(IdempotencyKey.Header))
            {
                return await next(invocation);
            }

            var answers = context.RequestServices.GetRequiredService<RememberedAnswers>();
            return await (await IdempotencyKey.Read(context, context.RequestAborted)).Match(
                key => answers.Answer(context, key, () => next(invocation)),
                problem => Task.FromResult(Replies.Refused(problem)));
        });
        return routes;
    }
}
