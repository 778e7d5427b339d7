using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace HerScheduler.Security.Policies;

internal static class PolicyServices
{
    /// <summary>Every policy of <see cref="Policy"/>; whatever has none is refused.</summary>
    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IAuthorizationHandler, RoleAmongHandler>();
        services.AddScoped<IAuthorizationHandler, PlanInReachHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddAuthorization(options =>
        {
            options.InvokeHandlersAfterFailure = false;
            foreach (var (name, roles) in Policy.Roles)
            {
                options.AddPolicy(name, policy =>
                {
                    policy.RequireAuthenticatedUser().AddRequirements(new RoleAmong(roles));
                    if (name == Policy.ThisPlan)
                    {
                        policy.AddRequirements(new PlanInReach());
                    }
                });
            }

            options.AddPolicy(Policy.Account, policy => policy.RequireAuthenticatedUser().RequireClaim(ClaimTypes.NameIdentifier));
            options.DefaultPolicy = Nothing();
            options.FallbackPolicy = Nothing();
        });
    }

    /// <summary>
    /// A route that says nothing of who may call it is refused. Where there is no route there is nothing to refuse: 404 or 405, for who is signed in.
    /// </summary>
    private static AuthorizationPolicy Nothing() => new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
        .Build();
}
