using HerScheduler.Settings;
using Microsoft.AspNetCore.Authorization;

namespace HerScheduler.Security.Policies;

/// <summary>One of these roles.</summary>
internal sealed record RoleAmong(IReadOnlyList<UserRole> Roles) : IAuthorizationRequirement;

internal sealed class RoleAmongHandler : AuthorizationHandler<RoleAmong>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleAmong requirement)
    {
        if (Caller.Find(context.User) is { } caller && requirement.Roles.Contains(caller.Role))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
