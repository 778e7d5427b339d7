using System.Threading.RateLimiting;

namespace HerScheduler.Security.People;

/// <summary>How often one address may try to sign in: a flood is answered before any password is hashed, so it slows nobody else.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int Attempts = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Attempts, Window = Window })));
}
