using Microsoft.AspNetCore.Antiforgery;

namespace HerScheduler.Pages.Shared;

/// <summary>
/// A form that antiforgery does not believe, or cannot read, is refused before anything else reads it: the generated handlers do not ask, and reading it
/// would be a failure of ours.
/// </summary>
internal static class AntiforgeryGuard
{
    /// <exception cref="BadHttpRequestException">With what antiforgery found.</exception>
    public static Task Refuse(HttpContext context, RequestDelegate next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } found
        ? throw new BadHttpRequestException("The form is not believed.", found.Error!)
        : next(context);
}
