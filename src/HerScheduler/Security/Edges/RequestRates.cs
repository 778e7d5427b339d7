using System.Threading.RateLimiting;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Security.Edges;

/// <summary>
/// How many requests a minute one account, token or (without a sign-in) address may make. What is over is answered 429 and costs nothing more.
/// </summary>
internal static class RequestRates
{
    private const int Windows = 6;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRequestRates(this IServiceCollection services, SecuritySettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            var problem = new Problem(StatusCodes.Status429TooManyRequests, "Too many requests", "Wait a minute, and send fewer.");
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await Replies.Refused(problem).ExecuteAsync(rejected.HttpContext);
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var caller = Caller.Find(context.User);
            var key = caller is null ? $"from {context.Connection.RemoteIpAddress}" : $"as {caller.Name}";
            var limit = caller is null ? settings.AnonymousPerMinute : settings.RequestsPerMinute;
            return limit == 0 || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = limit, Window = Minute, SegmentsPerWindow = Windows });
        });
    });
}
