using System.Net.Http.Headers;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Signs the tests' requests in, with real tokens of the service under test: a clinician of every site, unless a test asks for somebody else.
/// </summary>
internal static class TestTokens
{
    /// <summary>The name of the usual one, as logs have it.</summary>
    public const string Name = "test";

    /// <summary>A client that is signed in with a new token.</summary>
    public static async Task<HttpClient> Client(
        IServiceProvider services, string address, string name = Name, UserRole role = UserRole.Clinician, params string[] sites)
    {
        var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Add(services, name, role, sites));
        return http;
    }

    /// <summary>The client of a process, whose database is asked for the token beside it.</summary>
    public static async Task<HttpClient> ClientOfProcess(IReadOnlyDictionary<string, string?> settings, string folder, string address)
    {
        var overrides = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Serilog:MinimumLevel:Default"] = "Fatal" };
        overrides.TryAdd("HerScheduler:Database:File", Path.Combine(folder, "herscheduler-data", "herscheduler.db"));
        await using var beside = Program.Host.Build(new SchedulerHostOptions { Time = TimeProvider.System, Overrides = overrides, RunSweeps = false });
        return await Client(beside.Services, address, $"{Name}-{Guid.NewGuid():N}");
    }

    public static async Task<string> Add(IServiceProvider services, string name, UserRole role, params string[] sites)
    {
        await using var scope = services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<MachineTokens>();

        // A second service on one database: the name is taken, and never given twice.
        var free = (await tokens.List(CancellationToken.None)).Exists(row => row.Name == name) ? $"{name}-{Guid.NewGuid():N}" : name;
        var added = await tokens.Add(free, role, sites, expires: null, CancellationToken.None);
        RunLog.Secret(added.Match<string?>(token => token.Secret, _ => null));
        return added.Match(token => token.ToString(), problem => throw new InvalidOperationException(problem.Detail));
    }
}
