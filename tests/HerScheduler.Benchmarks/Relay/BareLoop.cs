using System.Text;
using Npgsql;
using RabbitMQ.Client;

namespace HerScheduler.Benchmarks.Relay;

/// <summary>
/// The yardstick: what anybody would write first with the two clients alone. Claim 500 with SKIP LOCKED, publish 500, await all confirms, mark;
/// no order per plan, no lease taken over, no failure handled.
/// </summary>
internal sealed class BareLoop(NpgsqlDataSource database, IChannel channel)
{
    private const int BatchSize = 500;

    private const string Claim =
        """
        UPDATE outbox SET "LeaseUntil" = now() + interval '30 seconds'
        WHERE "Id" IN (
            SELECT "Id" FROM outbox WHERE "SentAt" IS NULL AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= now())
            ORDER BY "Id" LIMIT 500 FOR UPDATE SKIP LOCKED)
        RETURNING "Id", "MessageId", "RoutingKey", "Body"
        """;

    private const string Mark = """UPDATE outbox SET "SentAt" = now(), "LeaseUntil" = NULL WHERE "Id" = ANY ($1)""";

    private sealed record Row(long Id, string MessageId, string RoutingKey, string Body);

    /// <returns>How many messages were sent.</returns>
    public async Task<int> Drain()
    {
        var sent = 0;
        List<Row> rows;
        do
        {
            rows = await Claimed();
            await Task.WhenAll(rows.Select(Publish));
            await using var mark = database.CreateCommand(Mark);
            mark.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Id)] });
            sent += await mark.ExecuteNonQueryAsync();
        }
        while (rows.Count == BatchSize);
        return sent;
    }

    private async Task<List<Row>> Claimed()
    {
        var rows = new List<Row>(BatchSize);
        await using var claim = database.CreateCommand(Claim);
        await using var reader = await claim.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return rows;
    }

    private async Task Publish(Row row)
    {
        var properties = new BasicProperties { ContentType = "application/cloudevents+json", Persistent = true, MessageId = row.MessageId };
        await channel.BasicPublishAsync("herscheduler.events", row.RoutingKey, mandatory: true, properties, Encoding.UTF8.GetBytes(row.Body));
    }
}
