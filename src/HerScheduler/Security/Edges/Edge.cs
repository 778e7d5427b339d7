using System.Net;
using HerScheduler.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace HerScheduler.Security.Edges;

/// <summary>
/// What stands between the network and the routes: who is believed about the caller's address, which host names are ours, what a browser is told.
/// </summary>
internal static class Edge
{
    private const int HstsDays = 365;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(2);

    public static void AddEdge(this IServiceCollection services, SchedulerSettings settings)
    {
        var security = settings.Security;
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in security.Proxies)
            {
                options.KnownIPNetworks.Add(IPNetwork.TryParse(proxy, out var network) ? network : Alone(IPAddress.Parse(proxy)));
            }
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(HstsDays));
        services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = LongestRequest });
        services.AddRequestRates(security);
    }

    /// <summary>Before anything is routed.</summary>
    public static void UseEdge(this WebApplication app, SecuritySettings settings)
    {
        if (settings.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseHsts();
        app.UseSecurityHeaders(Headers());
        app.UseMiddleware<KnownHosts>();
        app.UseMiddleware<HeadRequests>();
    }

    private static IPNetwork Alone(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);

    /// <summary>Nothing from elsewhere, nothing inline, no frame around it, no referrer to elsewhere.</summary>
    private static HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddMicrophone().None();
            policy.AddGeolocation().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddBaseUri().None();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
            policy.AddObjectSrc().None();
        });
}
