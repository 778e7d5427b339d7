using HerScheduler.Demo;
using HerScheduler.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>The service with the sample patients of the demo: every situation a page can show.</summary>
internal static class Samples
{
    public static async Task<ServiceFixture> Run(Dictionary<string, string?>? settings = null)
    {
        var service = await ServiceFixture.Run(settings);
        await new DemoFill(service.Services, service.Services.GetRequiredService<InstallationSettings>(), service.Time).Run(CancellationToken.None);
        return service;
    }
}
