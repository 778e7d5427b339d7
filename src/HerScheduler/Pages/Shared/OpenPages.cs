using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace HerScheduler.Pages.Shared;

/// <summary>Whom a page would let in. The policies that stand at its route are asked themselves, so that no link can lead to a refusal.</summary>
internal sealed class OpenPages(EndpointDataSource endpoints, IAuthorizationPolicyProvider policies, IAuthorizationService authorization)
{
    /// <param name="who">The reader.</param>
    /// <param name="address">The page's address, without a query.</param>
    /// <exception cref="InvalidOperationException">There is no such page.</exception>
    public async Task<bool> Let(ClaimsPrincipal who, string address)
    {
        var page = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => IsAt(endpoint, address.Trim('/')) && IsRead(endpoint))
            ?? throw new InvalidOperationException($"There is no page {address}.");
        var policy = await AuthorizationPolicy.CombineAsync(policies, page.Metadata.GetOrderedMetadata<IAuthorizeData>());
        return policy is not null && (await authorization.AuthorizeAsync(who, resource: null, policy)).Succeeded;
    }

    private static bool IsAt(RouteEndpoint endpoint, string address) => endpoint.RoutePattern.RawText?.Trim('/') == address;

    private static bool IsRead(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true;
}
