using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Field;

/// <summary>Several senders draft plans, approve them and record a fact, without a pause, and keep what they were told.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int Senders = 4;

    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentDictionary<HttpStatusCode, int> _answers = new();
    private readonly ConcurrentBag<string> _others = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _senders;
    private readonly HttpClient _http;

    private SteadyLoad(HttpClient http)
    {
        _http = http;
        _senders = [.. Enumerable.Range(1, Senders).Select(sender => Task.Run(() => Send(sender)))];
    }

    /// <summary>Plans of which the draft, the approval and the fact were answered with success.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    public IReadOnlyDictionary<HttpStatusCode, int> Answers => _answers;

    /// <summary>Answers that nobody may get.</summary>
    public IReadOnlyCollection<string> Others => _others;

    /// <summary>A sender that got no answer at all stops, and this says why.</summary>
    public async Task ShouldGoOn()
    {
        if (_senders.Find(sender => sender.IsFaulted) is { } stopped)
        {
            await stopped;
        }
    }

    public static SteadyLoad On(HttpClient http) => new(http);

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_senders);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stop.Dispose();
    }

    private async Task Send(int sender)
    {
        for (var number = 1; !_stop.IsCancellationRequested; number++)
        {
            var id = $"load-{sender}-{number}";
            var plan = Documents.Tchp(id, plan => plan["start"] = "2026-01-12").ToJsonString();
            var fact = Documents.Batch(Documents.Deferred($"{id}-later", "tchp-3", "2026-03-02", id)).ToJsonString();
            if (await Told("/api/v1/plans", plan, $"{id}-d") && await Told($"/api/v1/plans/{id}/approve", "", $"{id}-a")
                && await Told($"/api/v1/plans/{id}/facts", fact, $"{id}-f"))
            {
                _acknowledged.Add(id);
            }
        }
    }

    /// <summary>A 503 is repeated as it was, with the same key, until the load ends.</summary>
    private async Task<bool> Told(string path, string body, string key)
    {
        while (!_stop.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key);
            using var response = await _http.SendAsync(request);
            _answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                _others.Add($"{path} {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                return false;
            }

            await Task.Yield();
        }

        return false;
    }
}
