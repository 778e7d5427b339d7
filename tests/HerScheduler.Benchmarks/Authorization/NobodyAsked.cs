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

/// <summary>What the service is compared with: one in which every policy is content, and one in which nobody signs in either.</summary>
internal static class NobodyAsked
{
    private const string Name = "nobody-asked";

    /// <summary>Whoever signs in may do everything, with every plan.</summary>
    public static void OfRights(IServiceCollection services)
    {
        services.RemoveAll<IAuthorizationHandler>();
        services.AddSingleton<IAuthorizationHandler, Content>();
    }

    /// <summary>Everybody is the same clinician, too: no token is read, and no question asked of the database.</summary>
    public static void OfNameAndRights(IServiceCollection services)
    {
        OfRights(services);
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
