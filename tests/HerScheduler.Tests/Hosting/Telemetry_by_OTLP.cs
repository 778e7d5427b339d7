using System.Collections.Concurrent;
using System.Text;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HerScheduler.Tests.Hosting;

public sealed class Telemetry_by_OTLP : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
    private WebApplication? _collector;

    /// <summary>A collector that keeps what it is sent; names and attributes are plain text in the protocol's messages.</summary>
    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _collector = builder.Build();
        _collector.Urls.Add("http://127.0.0.1:0");
        _collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _received.Enqueue((request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await _collector.StartAsync();
    }

    [Fact]
    public async Task Metrics_and_traces_reach_a_collector_and_name_no_patient()
    {
        await using var database = await TestDatabase.Create(_folder);
        var settings = Broker.Settings(new(database.Settings)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector!.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["OTEL_SERVICE_NAME"] = "scheduler-of-the-test",
            ["HerScheduler:Database:UpgradeOnStart"] = "true",
        });
        await using var service = await ServiceProcess.Serve(_folder.Path, settings);
        using var plan = new StringContent(Documents.Tchp().ToJsonString(), Encoding.UTF8, "application/json");
        (await service.Http.Ask(HttpMethod.Post, "/api/v1/plans", plan)).Expect(System.Net.HttpStatusCode.Created);
        (await service.Http.Ask(HttpMethod.Post, "/api/v1/plans/plan-0001/approve")).Expect(System.Net.HttpStatusCode.OK);

        await Eventually.Is(() =>
            Has("/v1/metrics", "herscheduler.outbox.depth", "herscheduler.messages.published", "scheduler-of-the-test"), "its own metrics arrive");
        await Eventually.Is(() => Has("/v1/traces", "/api/v1/plans"), "a trace of the request arrives");
        foreach (var source in new[] { "HerScheduler", "Quartz", "MassTransit", "RabbitMQ.Client.Publisher" })
        {
            await Eventually.Is(() => Has("/v1/traces", source), $"what {source} does is traced");
        }

        if (TestDatabase.Provider == DatabaseProvider.PostgreSql)
        {
            await Eventually.Is(() => Has("/v1/traces", "Npgsql"), "commands to the database are traced");
        }

        _received.ShouldAllBe(export => !export.Body.Contains("Example, Ada", StringComparison.Ordinal) && !export.Body.Contains("MRN-", StringComparison.Ordinal));
    }

    public async Task DisposeAsync() => await _collector!.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private bool Has(string path, params string[] words) =>
        _received.Any(export => export.Path == path && words.All(word => export.Body.Contains(word, StringComparison.Ordinal)));
}
