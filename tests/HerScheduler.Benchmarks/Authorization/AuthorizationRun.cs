using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using HerScheduler.Demo;
using HerScheduler.Hosting;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Authorization;

/// <summary>
/// <c>authorization [REQUESTS]</c>: GET of one schedule over HTTP, by turns from the service as it is, from one whose policies let everything pass, and from one
/// that recognises nobody either, on the same database in the same process. What the first takes longer than the second is what authorization costs, and the
/// second than the third what sign-in by a token costs; the question where the plan belongs, which is asked with the token, counts as sign-in. Target of
/// authorization: at most a tenth.
/// </summary>
internal static class AuthorizationRun
{
    private const string Schedule = "/api/v1/plans/demo-harbour-03/schedule";
    private const int Turn = 50;
    private static readonly DateTimeOffset Today = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    public static async Task<int> Run(string[] arguments, TextWriter output)
    {
        var requests = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 4_000;
        var folder = Directory.CreateTempSubdirectory("herscheduler-authorization-").FullName;
        await using var real = Service(folder, _ => { });
        await using var trusting = Service(folder, NobodyAsked.OfRights);
        await using var bare = Service(folder, NobodyAsked.OfNameAndRights);
        await SchedulerHost.Upgrade(real.Services, CancellationToken.None);
        await new DemoFill(real.Services, real.Services.GetRequiredService<InstallationSettings>(), new ManualTime(Today)).Run(CancellationToken.None);
        await real.StartAsync();
        await trusting.StartAsync();
        await bare.StartAsync();
        output.WriteLine($"GET {Schedule}: {requests} requests each, in turns of {Turn}, one after the other");
        output.WriteLine($"{"median",-26} {"as it is",11} {"no rights",11} {"nobody",11}   {"authorization",13} {"sign-in",8} {"both",6}");
        WebApplication[] services = [real, trusting, bare];
        await Measure(services, "clinician of every site", UserRole.Clinician, [], requests, output);
        await Measure(services, "navigator of one site", UserRole.Navigator, ["harbour-clinic"], requests, output);
        await real.StopAsync();
        await trusting.StopAsync();
        await bare.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task Measure(WebApplication[] services, string who, UserRole role, string[] sites, int requests, TextWriter output)
    {
        var token = await Token(services[0], role, sites);
        var clients = services.Select(service => Client(service, token)).ToArray();
        var times = clients.Select(_ => new List<double>(requests)).ToArray();
        foreach (var client in clients)
        {
            await Ask(client, Turn * 20, []);
        }

        while (times[0].Count < requests)
        {
            foreach (var (client, taken) in clients.Zip(times))
            {
                await Ask(client, Turn, taken);
            }
        }

        Array.ForEach(clients, client => client.Dispose());
        double[] median = [.. times.Select(taken => taken.Order().ElementAt(requests / 2))];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{who,-26} {median[0],8:0} µs {median[1],8:0} µs {median[2],8:0} µs   {median[0] / median[1],13:0.000} {median[1] / median[2],8:0.000} {median[0] / median[2],6:0.000}"));
    }

    private static async Task Ask(HttpClient http, int times, List<double> microseconds)
    {
        for (var time = 0; time < times; time++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(Schedule, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            microseconds.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
        }
    }

    private static async Task<string> Token(WebApplication app, UserRole role, string[] sites)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<MachineTokens>().Add($"bench-{role}", role, sites, expires: null, CancellationToken.None);
        return added.Match(made => made.ToString(), problem => throw new InvalidOperationException(problem.Detail));
    }

    private static HttpClient Client(WebApplication app, string token)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static WebApplication Service(string folder, Action<IServiceCollection> services) => Program.Host.Build(new SchedulerHostOptions
    {
        Time = new ManualTime(Today),
        Urls = "http://127.0.0.1:0",
        Overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HerScheduler:Database:File"] = Path.Combine(folder, "herscheduler.db"),
            ["HerScheduler:Email:Folder"] = Path.Combine(folder, "mail"),
            ["HerScheduler:Security:RequestsPerMinute"] = "0",
            ["HerScheduler:Security:AnonymousPerMinute"] = "0",
            ["Serilog:MinimumLevel:Default"] = "Error",
        },
        RunSweeps = false,
        Services = services,
    });
}
