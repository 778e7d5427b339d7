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
/// <c>authorization [REQUESTS]</c>: GET of one schedule over HTTP, by turns from the service as it is and from the same service with nobody to recognise and
/// nothing to ask, on the same database in the same process. What the first takes longer is what sign-in and authorization cost. Target: at most a tenth.
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
        await using var bare = Service(folder, NobodyAsked.Add);
        await SchedulerHost.Upgrade(real.Services, CancellationToken.None);
        await new DemoFill(real.Services, real.Services.GetRequiredService<InstallationSettings>(), new ManualTime(Today)).Run(CancellationToken.None);
        await real.StartAsync();
        await bare.StartAsync();
        output.WriteLine($"GET {Schedule}: {requests} requests each, in turns of {Turn}, one after the other");
        output.WriteLine($"{"",-34} {"median",10} {"bare",10} {"ratio",7}   (p95 {"",4} {"bare",10} {"ratio",6})");
        await Measure(real, bare, "clinician of every site", UserRole.Clinician, [], requests, output);
        await Measure(real, bare, "navigator of one site", UserRole.Navigator, ["harbour-clinic"], requests, output);
        await real.StopAsync();
        await bare.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task Measure(WebApplication real, WebApplication bare, string who, UserRole role, string[] sites, int requests, TextWriter output)
    {
        using var asked = await Client(real, role, sites);
        using var unasked = new HttpClient { BaseAddress = new Uri(bare.Urls.Single()) };
        var (with, without) = (new List<double>(requests), new List<double>(requests));
        await Ask(asked, Turn * 10, []);
        await Ask(unasked, Turn * 10, []);
        while (with.Count < requests)
        {
            await Ask(asked, Turn, with);
            await Ask(unasked, Turn, without);
        }

        with.Sort();
        without.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{who,-34} {At(with, 0.5),7:0} µs {At(without, 0.5),7:0} µs {At(with, 0.5) / At(without, 0.5),7:0.000}   ({At(with, 0.95),6:0} µs {At(without, 0.95),7:0} µs {At(with, 0.95) / At(without, 0.95),6:0.000})"));
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

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static async Task<HttpClient> Client(WebApplication app, UserRole role, string[] sites)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<MachineTokens>().Add($"bench-{role}", role, sites, expires: null, CancellationToken.None);
        var token = added.Match(made => made, problem => throw new InvalidOperationException(problem.Detail));
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.ToString());
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
