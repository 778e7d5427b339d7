using System.Security.Claims;
using System.Text.Encodings.Web;
using HerScheduler.Security;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HerScheduler.Benchmarks.Authorization;

/// <summary>The bare side of the comparison: everybody is the same clinician, and every policy is content. No token is read, no question asked.</summary>
internal static class NobodyAsked
{
    private const string Name = "nobody-asked";

    public static void Add(IServiceCollection services)
    {
        services.RemoveAll<IAuthorizationHandler>();
        services.AddSingleton<IAuthorizationHandler, Content>();
        services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, Always>(Name, configureOptions: null);
    }

    private sealed class Content : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            foreach (var requirement in context.PendingRequirements)
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Always(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        private static readonly ClaimsPrincipal Clinician = new(Caller.Identity("somebody", UserRole.Clinician, [], Name));

        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Clinician, Name)));
    }
}
