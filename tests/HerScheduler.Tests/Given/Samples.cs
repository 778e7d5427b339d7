using HerScheduler.Demo;
using HerScheduler.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>
/// The service with the sample patients of the demo, every situation a page can show, shared by the tests of a class: each uses patients of its own.
/// </summary>
public sealed class Samples : IAsyncLifetime
{
    private ServiceFixture? _service;

    public ServiceFixture Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await ServiceFixture.Run();
        await new DemoFill(_service.Services, _service.Services.GetRequiredService<InstallationSettings>(), _service.Time).Run(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }
}
