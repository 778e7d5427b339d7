using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Crashes;

/// <summary>Somebody who sends facts through the queue and over HTTP, and repeats whatever got no answer, as the contract asks.</summary>
internal sealed class FactSenders(FactsQueue queue, Func<HttpClient> http)
{
    private const int AtOnce = 10;

    /// <summary>Until the broker has confirmed them all. After a failure the whole lot goes again, so that the order of first arrivals stays.</summary>
    public async Task ThroughTheQueue(IReadOnlyList<JsonObject> facts, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await queue.SendAll(facts).WaitAsync(TimeSpan.FromMinutes(1), cancel);
                return;
            }
            catch (Exception failure) when (failure is AlreadyClosedException or OperationInterruptedException or PublishException or TimeoutException
                or IOException or OperationCanceledException)
            {
                cancel.ThrowIfCancellationRequested();
                await Eventually.Is(Reconnected, "the broker is back", TimeSpan.FromMinutes(3));
            }
        }
    }

    /// <summary>Until the service has answered that they are stored.</summary>
    public async Task OverHttp(IReadOnlyList<JsonObject> facts, CancellationToken cancel)
    {
        foreach (var ofPlan in facts.GroupBy(fact => fact["plan"]!.GetValue<string>()))
        {
            foreach (var some in ofPlan.Chunk(AtOnce))
            {
                await Eventually.Is(() =>
                    IsStored(ofPlan.Key, Documents.Batch(some).ToJsonString()), $"facts of {ofPlan.Key} are answered", TimeSpan.FromMinutes(5));
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> IsStored(string plan, string body)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await http().Ask(HttpMethod.Post, $"/api/v1/plans/{plan}/facts", content);
            answer.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError);
            return answer.Status == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> Reconnected()
    {
        try
        {
            await queue.Reconnect();
            return true;
        }
        catch (Exception failure) when (failure is BrokerUnreachableException or IOException or OperationInterruptedException)
        {
            return false;
        }
    }
}
