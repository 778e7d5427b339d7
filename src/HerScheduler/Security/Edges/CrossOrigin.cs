using HerScheduler.Http;
using HerScheduler.Problems;

namespace HerScheduler.Security.Edges;

/// <summary>
/// Refuses what another site's page makes a signed-in browser send. Every browser says in <c>Sec-Fetch-Site</c>, or at least in <c>Origin</c>, where a
/// changing request comes from; what says neither is no browser, and has no cookie that somebody else could ride on.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        IsSafe(context.Request) || IsOwn(context.Request)
            ? next(context)
            : Replies.Refused(Problem.Forbidden("The request comes from another site's page.")).ExecuteAsync(context);

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value && from.Scheme == request.Scheme);
    }
}
