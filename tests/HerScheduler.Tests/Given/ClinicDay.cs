using System.Globalization;
using System.Net;
using System.Text;

namespace HerScheduler.Tests.Given;

/// <summary>People at work on several replicas: facts on a few plans, one after the other, until told to end; each must be answered with yes.</summary>
internal sealed class ClinicDay : IAsyncDisposable
{
    private const int Plans = 4;

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<HttpClient> _replicas;
    private Task _work = Task.CompletedTask;
    private int _recorded;

    private ClinicDay(IEnumerable<HttpClient> replicas) => _replicas = [.. replicas];

    /// <summary>Facts that were answered with yes.</summary>
    public int Recorded => Volatile.Read(ref _recorded);

    public static async Task<ClinicDay> Begin(IReadOnlyList<HttpClient> replicas, string site)
    {
        for (var number = 0; number < Plans; number++)
        {
            var plan = Documents.Tchp(Plan(number, site), each => (each["site"], each["start"]) = (site, Day(30)));
            (await Post(replicas[0], "/api/v1/plans", plan.ToJsonString())).Expect(HttpStatusCode.Created);
            (await Post(replicas[0], $"/api/v1/plans/{Plan(number, site)}/approve", "")).Expect(HttpStatusCode.OK);
        }

        var day = new ClinicDay(replicas);
        day._work = Task.Run(() => day.Work(site));
        return day;
    }

    /// <summary>Returns when so many more facts are recorded.</summary>
    public async Task More(int facts)
    {
        var enough = Recorded + facts;
        await Eventually.Is(() => _work.IsCompleted || Recorded >= enough, "people work on");
        if (_work.IsCompleted)
        {
            await _work;
        }
    }

    /// <summary>A load balancer has taken this replica out.</summary>
    public void Without(HttpClient replica)
    {
        lock (_gate)
        {
            _replicas.Remove(replica);
        }
    }

    public async Task End()
    {
        await _end.CancelAsync();
        await _work;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _end.Dispose();
    }

    private async Task Work(string site)
    {
        for (var number = 0; !_end.IsCancellationRequested; number++)
        {
            var plan = Plan(number % Plans, site);
            var fact = Documents.Deferred($"fact-{number}", "tchp-3", Day(80 + (number % 20)), plan);
            (await Post(Next(number), $"/api/v1/plans/{plan}/facts", Documents.Batch(fact).ToJsonString())).Expect(HttpStatusCode.OK);
            Interlocked.Increment(ref _recorded);
        }
    }

    private HttpClient Next(int number)
    {
        lock (_gate)
        {
            return _replicas[number % _replicas.Count];
        }
    }

    /// <summary>So many days from now.</summary>
    private static string Day(int days) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plan(int number, string site) => $"plan-{number}-{site[^12..]}";

    private static Task<Answer> Post(HttpClient http, string path, string body) =>
        http.Ask(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));
}
