using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>One message as the broker handed it over.</summary>
/// <param name="Tag">By which it is acknowledged.</param>
/// <param name="Redelivered">It was handed to somebody before who did not acknowledge it.</param>
/// <param name="Properties">Its properties, headers included.</param>
/// <param name="Body">Its body, byte for byte.</param>
internal sealed record Delivery(ulong Tag, bool Redelivered, BasicProperties Properties, ReadOnlyMemory<byte> Body)
{
    /// <summary>How often a quorum queue says it has handed a message over in vain; absent at the first time.</summary>
    public const string CountHeader = "x-delivery-count";

    /// <summary>Deliveries before this one. A sender cannot make it up: it counts only on what the broker itself calls redelivered.</summary>
    public long EarlierDeliveries => Redelivered ? Math.Max(1, CountIn(Properties.Headers)) : 0;

    /// <summary>By which the same message is known when it comes again.</summary>
    public string Key
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(Properties.MessageId ?? ""));
            hash.AppendData([0]);
            hash.AppendData(Body.Span);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>The trace of its sender, as W3C traceparent; null: it came with none.</summary>
    public string? Trace => Properties.Headers is { } headers && headers.TryGetValue("traceparent", out var trace) && trace is byte[] bytes
        ? Encoding.UTF8.GetString(bytes)
        : null;

    private static long CountIn(IDictionary<string, object?>? headers) =>
        headers is not null && headers.TryGetValue(CountHeader, out var count) && count is long or int or short or byte
            ? Convert.ToInt64(count, CultureInfo.InvariantCulture)
            : 0;
}
